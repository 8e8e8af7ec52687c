/** Two columns of text, aligned on a terminal where Chinese characters are two cells wide. */
export function formatTable(rows: readonly (readonly [label: string, value: string])[]): string[] {
  const width = Math.max(...rows.map(([label]) => cells(label)))
  return rows.map(([label, value]) => `  ${label}${' '.repeat(width - cells(label))}  ${value}`)
}

function cells(text: string): number {
  return [...text].reduce((sum, character) => sum + (/[\u2e80-\uffef]/.test(character) ? 2 : 1), 0)
}
