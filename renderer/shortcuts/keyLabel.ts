import { parseCombination } from './combination.ts'

const names: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  PageUp: 'PgUp',
  PageDown: 'PgDn',
  ' ': 'Space',
}

/** A combination as it is printed on the keyboard, e.g. `Ctrl+Enter`, `↑`. */
export function keyLabel(combination: string, macOS: boolean): string {
  const { key, mod, alt, shift } = parseCombination(combination)
  const held = mod
    ? macOS
      ? '⌘'
      : 'Ctrl+'
    : alt
      ? macOS
        ? '⌥'
        : 'Alt+'
      : shift
        ? macOS
          ? '⇧'
          : 'Shift+'
        : ''
  return held + (names[key] ?? (key.length === 1 ? key.toUpperCase() : key))
}
