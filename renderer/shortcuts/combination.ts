/** A key with what is held beside it. `key` is a `KeyboardEvent.key`. */
export interface Combination {
  readonly key: string
  readonly mod: boolean
  readonly alt: boolean
  readonly shift: boolean
}

/** Reads a combination as shortcuts name it, such as `Mod+Enter`, `Alt+x`, `Shift+ArrowDown`, `?`. */
export function parseCombination(combination: string): Combination {
  // The key itself may be '+', so only the known prefixes are cut off.
  const [, prefix = '', key = ''] = /^(Mod\+|Alt\+|Shift\+)?(.+)$/s.exec(combination) ?? []
  return { key, mod: prefix === 'Mod+', alt: prefix === 'Alt+', shift: prefix === 'Shift+' }
}
