import type { i18n } from 'i18next'
import type { Desk } from '../desk.ts'
import { type ShortcutId, shortcuts } from './definitions.ts'
import { placeOf } from './keyPress.ts'
import { menuOf } from './menu.ts'
import type { Shortcuts } from './registry.ts'

/** A screen that changes binds its shortcuts one by one: the menu is told once they have all been. */
const settledAfterMs = 120

/** Keeps the application menu as the shortcuts are, and does what is chosen there. */
export function keepMenu(desk: Desk, registry: Shortcuts, texts: i18n): void {
  let shown = ''
  let timer: ReturnType<typeof setTimeout> | undefined
  function show(): void {
    const menu = menuOf(registry, {
      command: (id) => texts.t(`shortcuts.does.${id}`),
      scope: (scope) => texts.t(`shortcuts.scope.${scope}`),
    })
    const next = JSON.stringify(menu)
    if (next === shown) return
    shown = next
    // Without a menu the keys and the palette do the same.
    desk.api.menu.show(menu).catch(() => undefined)
  }
  function showSoon(): void {
    clearTimeout(timer)
    timer = setTimeout(show, settledAfterMs)
  }
  registry.subscribe(showSoon)
  registry.keymap.subscribe(showSoon)
  texts.on('languageChanged', showSoon)
  showSoon()
  desk.on('menu.chosen', ({ command }) => {
    if (command in shortcuts) choose(registry, command as ShortcutId)
  })
}

/** An open dialog keeps the menu from what is behind it, as it does the keys. */
function choose(registry: Shortcuts, id: ShortcutId): void {
  const focused = document.activeElement
  const isInDialog = focused instanceof HTMLElement && placeOf(focused) === 'dialog'
  const definition = shortcuts[id]
  if (!isInDialog || ('alsoInDialogs' in definition && definition.alsoInDialogs)) registry.run(id)
}
