const names: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  PageUp: 'PgUp',
  PageDown: 'PgDn',
}

/** A combination as it is printed on the keyboard, e.g. `Ctrl+Enter`, `↑`. */
export function keyLabel(combination: string, macOS: boolean): string {
  const [, prefix = '', key = ''] = /^(Mod\+|Alt\+)?(.+)$/s.exec(combination) ?? []
  const held = prefix === 'Mod+' ? (macOS ? '⌘' : 'Ctrl+') : prefix === 'Alt+' ? (macOS ? '⌥' : 'Alt+') : ''
  return held + (names[key] ?? (key.length === 1 ? key.toUpperCase() : key))
}
