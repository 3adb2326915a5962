// Words for regions that choices and what is left out of them share, as sources of patterns.

export const region =
  '(?:regions?|geograph(?:y|ies|ical|ic)(?: (?:areas?|locations?|regions?))?|geos?|data cent(?:er|re)s?(?:\\(s\\))?|residency|zones?|(?:data|storage|processing|hosting) locations?|locations? of (?:your|their|its|the|all) (?:\\w+ ){0,2}(?:data|content|files))';
