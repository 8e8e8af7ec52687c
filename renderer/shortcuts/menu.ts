import type { MenuCommand, MenuModel } from '../../shared/domain/menu.ts'
import { isCommand } from './commands.ts'
import { type ShortcutId, type ShortcutScope, shortcutIds, shortcutScopes, shortcuts } from './definitions.ts'
import { keysOf } from './keymap.ts'
import type { Shortcuts } from './registry.ts'

/** What is in the application menu whatever screen is at hand; what cannot be done there is shown as such. */
const standing = {
  file: ['batches.import', 'batches.backup', 'app.settings', 'app.lock'],
  view: ['app.zoomIn', 'app.zoomOut', 'app.zoomUsual', 'app.palette'],
  go: [
    'app.batches',
    'app.lenders',
    'app.people',
    'app.audit',
    'app.incidents',
    'app.board',
    'app.account',
    'app.back',
  ],
  help: ['app.help', 'app.shortcuts', 'app.diagnostics', 'app.about'],
} as const satisfies Readonly<Record<string, readonly ShortcutId[]>>

const standingIds = new Set<ShortcutId>(Object.values(standing).flat())

/** The words of a menu in the language of the window. */
export interface MenuWords {
  readonly command: (id: ShortcutId) => string
  readonly scope: (scope: ShortcutScope) => string
}

/** The window's part of the application menu: every shortcut that does something now, with the keys that it has now. */
export function menuOf(
  { keymap, active }: Pick<Shortcuts, 'keymap' | 'active'>,
  words: MenuWords,
): MenuModel {
  const enabled = new Set(active())
  const commandOf = (id: ShortcutId): MenuCommand => ({
    command: id,
    label: words.command(id),
    keys: [...keysOf(keymap.getState(), id)],
    isEnabled: enabled.has(id),
  })
  const work = shortcutScopes.map((scope) => ({
    label: words.scope(scope),
    commands: shortcutIds
      .filter((id) => shortcuts[id].scope === scope && enabled.has(id))
      .filter((id) => isCommand(id) && !standingIds.has(id))
      .map(commandOf),
  }))
  return {
    file: standing.file.map(commandOf),
    view: standing.view.map(commandOf),
    go: standing.go.map(commandOf),
    work: work.filter(({ commands }) => commands.length > 0),
    help: standing.help.map(commandOf),
  }
}
