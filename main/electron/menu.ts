import type { MenuItemConstructorOptions } from 'electron'
import type { MenuCommand, MenuModel } from '../../shared/domain/menu.ts'
import type { Language } from '../../shared/errors/error.ts'
import { acceleratorOf } from './accelerator.ts'
import { type ShellTexts, shellTexts } from './shellTexts.ts'

export interface MenuNeeds {
  readonly platform: NodeJS.Platform
  readonly language: Language
  /** What the window has for the menu; null before its page has said so, and while there is none. */
  readonly model: MenuModel | null
  readonly choose: (command: string) => void
}

const separator: MenuItemConstructorOptions = { type: 'separator' }

/** Commands that macOS has in the menu that is named after the application, whatever menu the window has them in. */
const ofApplication = { about: 'app.about', settings: 'app.settings' } as const

/**
 * The application menu after each platform's conventions. The commands of the window only name their keys: the window
 * listens to them itself, because it knows what is being typed and where.
 */
export function menuTemplate(needs: MenuNeeds): MenuItemConstructorOptions[] {
  const texts = shellTexts[needs.language]
  const { file = [], view = [], go = [], work = [], help = [] } = needs.model ?? {}
  const isMac = needs.platform === 'darwin'
  const moved = isMac ? Object.values<string>(ofApplication) : []
  const here = (commands: readonly MenuCommand[]) =>
    commands.filter(({ command }) => !moved.includes(command)).map((each) => itemOf(each, needs))
  const quit: MenuItemConstructorOptions = { role: 'quit', label: texts.quit }
  return [
    ...(isMac ? [applicationMenu(needs, texts)] : []),
    {
      label: texts.file,
      submenu: isMac
        ? joined(here(file), [{ role: 'close', label: texts.close }])
        : joined(here(file), [quit]),
    },
    editMenu(texts),
    {
      label: texts.view,
      submenu: joined(here(view), [{ role: 'togglefullscreen', label: texts.fullScreen }]),
    },
    ...(go.length > 0 ? [{ label: texts.go, submenu: here(go) }] : []),
    ...(work.length > 0 ? [{ label: texts.work, submenu: workMenu(work, needs) }] : []),
    ...(isMac ? [windowMenu(texts)] : []),
    ...(help.length > 0 ? [{ role: 'help' as const, label: texts.help, submenu: here(help) }] : []),
  ]
}

/** The commands of the screen at hand: under each part of the screen its own, where there are several parts. */
function workMenu(work: MenuModel['work'], needs: MenuNeeds): MenuItemConstructorOptions[] {
  const [only] = work
  if (only && work.length === 1) return only.commands.map((each) => itemOf(each, needs))
  return work.map(({ label, commands }) => ({
    label: plain(label),
    submenu: commands.map((each) => itemOf(each, needs)),
  }))
}

function itemOf(
  { command, label, keys, isEnabled }: MenuCommand,
  { platform, choose }: MenuNeeds,
): MenuItemConstructorOptions {
  const accelerator = acceleratorOf(keys, platform)
  return {
    label: plain(label),
    enabled: isEnabled,
    click: () => choose(command),
    ...(accelerator !== undefined && { accelerator, registerAccelerator: false }),
  }
}

function applicationMenu(needs: MenuNeeds, texts: ShellTexts): MenuItemConstructorOptions {
  const { file = [], help = [] } = needs.model ?? {}
  const items = (wanted: string) =>
    [...file, ...help].filter(({ command }) => command === wanted).map((each) => itemOf(each, needs))
  return {
    label: texts.application,
    submenu: [
      ...joined(items(ofApplication.about), items(ofApplication.settings), [
        { role: 'services', label: texts.services },
      ]),
      separator,
      { role: 'hide', label: texts.hide },
      { role: 'hideOthers', label: texts.hideOthers },
      { role: 'unhide', label: texts.showAll },
      separator,
      { role: 'quit', label: texts.quit },
    ],
  }
}

function editMenu(texts: ShellTexts): MenuItemConstructorOptions {
  return {
    label: texts.edit,
    submenu: [
      { role: 'undo', label: texts.undo },
      { role: 'redo', label: texts.redo },
      separator,
      { role: 'cut', label: texts.cut },
      { role: 'copy', label: texts.copy },
      { role: 'paste', label: texts.paste },
      { role: 'selectAll', label: texts.selectAll },
    ],
  }
}

function windowMenu(texts: ShellTexts): MenuItemConstructorOptions {
  return {
    role: 'window',
    label: texts.window,
    submenu: [
      { role: 'minimize', label: texts.minimise },
      { role: 'zoom', label: texts.zoomWindow },
      separator,
      { role: 'front', label: texts.bringToFront },
    ],
  }
}

/** Groups of items with a line between those that have any. */
function joined(...groups: readonly MenuItemConstructorOptions[][]): MenuItemConstructorOptions[] {
  return groups
    .filter((group) => group.length > 0)
    .flatMap((group, index) => (index === 0 ? group : [separator, ...group]))
}

/** In a menu `&` is not written but marks the next letter as its key. */
function plain(label: string): string {
  return label.replaceAll('&', '&&')
}
