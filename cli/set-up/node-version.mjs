// The oldest Node that runs Assay, and the sentence for an older one.
export const oldestNode = [20, 19, 0];

export function nodeProblem(version) {
  const parts = version.split('.').map(Number);
  for (let at = 0; at < oldestNode.length; at += 1) {
    if (parts[at] > oldestNode[at]) return undefined;
    if (parts[at] < oldestNode[at]) {
      return {
        message: `Assay needs Node ${oldestNode.join('.')} or newer, and this is Node ${version}.`,
        hint: 'Install the current Node from https://nodejs.org/ (or `nvm install --lts`) and run the same command again.',
      };
    }
  }
  return undefined;
}
