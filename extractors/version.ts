// Raised with every change of rules: evidence remembers which rules read it, so that `assay reread` knows what is old.
export const extractorVersion = 'read/13';
