/** Named keys of a shortcut, as Electron's menus call them. */
const names: Readonly<Record<string, string>> = {
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  Enter: 'Return',
  Escape: 'Esc',
  ' ': 'Space',
  '+': 'Plus',
  PageUp: 'PageUp',
  PageDown: 'PageDown',
  Home: 'Home',
  End: 'End',
  Insert: 'Insert',
}

const prefixes: Readonly<Record<string, string>> = {
  'Mod+': 'CommandOrControl+',
  'Alt+': 'Alt+',
  'Shift+': 'Shift+',
}

/**
 * The keys of a command that its menu item names, in Electron's spelling: the ones that work everywhere before those
 * that are for a page without text. On macOS no others, because there a menu takes its keys whatever is being typed.
 *
 * @param keys as shortcuts name them, e.g. `Mod+Enter`, `?`
 */
export function acceleratorOf(keys: readonly string[], platform: NodeJS.Platform): string | undefined {
  const everywhere = keys.find((key) => /^Mod\+.|^F\d+$/.test(key)) ?? keys.find((key) => /^Alt\+./.test(key))
  if (platform === 'darwin') return spelled(everywhere?.startsWith('Alt+') ? undefined : everywhere)
  return spelled(everywhere ?? keys[0])
}

function spelled(combination: string | undefined): string | undefined {
  if (combination === undefined) return undefined
  const [, held = '', key = ''] = /^(Mod\+|Alt\+|Shift\+)?(.+)$/s.exec(combination) ?? []
  const name = names[key] ?? (/^(?:F\d{1,2}|[!-~])$/.test(key) ? key.toUpperCase() : undefined)
  return name && `${prefixes[held] ?? ''}${name}`
}
