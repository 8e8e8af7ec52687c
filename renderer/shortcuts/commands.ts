import type { ShortcutId } from './definitions.ts'

/** Keys that move within a list are no commands that anybody would look for by name. */
const movement = /\.(up|down|left|right|pageUp|pageDown|first|last|markUp|markDown|leave|back|palette)$/

/** Whether a shortcut is a command that somebody may look for by its name. */
export function isCommand(id: ShortcutId): boolean {
  return !movement.test(id)
}
