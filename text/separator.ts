// What stands between the cells of a row in `text`.
export const cellSeparator = ' | ';
