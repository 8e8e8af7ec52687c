import { keyPressOf } from './keyPress.ts'
import type { Shortcuts } from './registry.ts'

/**
 * Hands the window's key presses to the shortcuts. What Ctrl or Alt is held for belongs to no control and comes to them
 * first: a list that opens at Enter must not keep Ctrl+Enter from saving. Anything else, and all in a dialog, is theirs
 * only where no control has taken it.
 */
export function listenForShortcuts(target: Window, shortcuts: Shortcuts): void {
  /** Alt was held for a shortcut: letting it go must not take the focus to the menu bar, as it does by itself. */
  let isAltUsed = false
  const answer = (event: KeyboardEvent, isFirst: boolean) => {
    const press = keyPressOf(event)
    const comesFirst = (press.mod || press.alt) && press.place !== 'dialog'
    if (event.defaultPrevented || isFirst !== comesFirst || !shortcuts.press(press)) return
    event.preventDefault()
    isAltUsed ||= press.alt
    if (isFirst) event.stopPropagation()
  }
  target.addEventListener('keydown', (event) => answer(event, true), { capture: true })
  target.addEventListener('keydown', (event) => answer(event, false))
  target.addEventListener('keyup', (event) => {
    if (event.key !== 'Alt') return
    if (isAltUsed) event.preventDefault()
    isAltUsed = false
  })
}
