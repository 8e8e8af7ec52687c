import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, it, vi } from 'vitest'
import { acceleratorOf } from '../../../main/electron/accelerator.ts'
import { createApplicationMenu } from '../../../main/electron/applicationMenu.ts'
import { type MenuNeeds, menuTemplate } from '../../../main/electron/menu.ts'
import type { MenuCommand, MenuModel } from '../../../shared/domain/menu.ts'

const command = (id: string, traits: Partial<MenuCommand> = {}): MenuCommand => ({
  command: id,
  label: id,
  keys: [],
  isEnabled: true,
  ...traits,
})

const model: MenuModel = {
  file: [command('batches.import', { keys: ['i'] }), command('app.settings', { keys: ['Mod+,'] })],
  view: [command('app.zoomIn', { keys: ['Mod++', 'Mod+='] })],
  go: [command('app.audit', { keys: ['Alt+a'], isEnabled: false })],
  work: [{ label: '批次', commands: [command('batches.read', { label: '识别 & 核对' })] }],
  help: [command('app.help', { keys: ['?', 'F1'] }), command('app.about')],
}

function template(needs: Partial<MenuNeeds> = {}) {
  return menuTemplate({ platform: 'win32', language: 'zh', model, choose: () => {}, ...needs })
}

const itemsOf = ({ submenu }: MenuItemConstructorOptions = {}) =>
  Array.isArray(submenu) ? (submenu as MenuItemConstructorOptions[]) : []
const labels = (items: readonly MenuItemConstructorOptions[]) => items.map(({ label }) => label ?? '—')
const menu = (bar: readonly MenuItemConstructorOptions[], label: string) =>
  itemsOf(bar.find((each) => each.label === label))

describe('the menu bar', () => {
  it.each(['win32', 'linux'] as const)('of %s has quit under File, and About under Help', (platform) => {
    const bar = template({ platform })
    expect(labels(bar)).toEqual(['文件(&F)', '编辑(&E)', '查看(&V)', '前往(&G)', '操作(&A)', '帮助(&H)'])
    expect(menu(bar, '文件(&F)').at(-1)).toEqual({ role: 'quit', label: '退出封卷台' })
    expect(labels(menu(bar, '帮助(&H)'))).toEqual(['app.help', 'app.about'])
  })

  it('of macOS has a menu of the application, with About, Settings and Quit, and one for windows', () => {
    const bar = template({ platform: 'darwin' })
    expect(labels(bar)).toEqual([
      '封卷台',
      '文件(&F)',
      '编辑(&E)',
      '查看(&V)',
      '前往(&G)',
      '操作(&A)',
      '窗口(&W)',
      '帮助(&H)',
    ])
    expect(labels(menu(bar, '封卷台'))).toEqual([
      'app.about',
      '—',
      'app.settings',
      '—',
      '服务',
      '—',
      '隐藏封卷台',
      '隐藏其他',
      '全部显示',
      '—',
      '退出封卷台',
    ])
    expect(labels(menu(bar, '文件(&F)'))).toEqual(['batches.import', '—', '关闭窗口'])
    expect(labels(menu(bar, '帮助(&H)'))).toEqual(['app.help'])
  })

  it('is in the language of the window', () => {
    expect(labels(template({ language: 'en' }))).toEqual([
      '&File',
      '&Edit',
      '&View',
      '&Go',
      '&Actions',
      '&Help',
    ])
  })

  it('has what every application has before the window says more', () => {
    const bar = template({ model: null })
    expect(labels(bar)).toEqual(['文件(&F)', '编辑(&E)', '查看(&V)'])
    expect(labels(menu(bar, '文件(&F)'))).toEqual(['退出封卷台'])
  })

  it('has commands by the part of the screen that they belong to, where there are several', () => {
    const several = template({
      model: {
        ...model,
        work: [
          { label: '字段', commands: [command('fields.reveal')] },
          { label: '意见', commands: [command('opinion.pass')] },
        ],
      },
    })
    expect(labels(menu(several, '操作(&A)'))).toEqual(['字段', '意见'])
    expect(labels(itemsOf(menu(several, '操作(&A)')[1]))).toEqual(['opinion.pass'])
  })
})

describe('a command in the menu', () => {
  it('names its keys and leaves them to the window', () => {
    const [item] = menu(template(), '文件(&F)')
    expect(item).toMatchObject({ accelerator: 'I', registerAccelerator: false, enabled: true })
  })

  it('that would do nothing now cannot be chosen', () => {
    expect(menu(template(), '前往(&G)')[0]?.enabled).toBe(false)
  })

  it('is told to the window by its id', () => {
    const choose = vi.fn()
    const [item] = menu(template({ choose }), '帮助(&H)')
    // Electron gives it the item, the window and the event, of which nothing is used.
    ;(item?.click as (() => void) | undefined)?.()
    expect(choose).toHaveBeenCalledWith('app.help')
  })

  it('reads as it is called, with & too', () => {
    expect(labels(menu(template(), '操作(&A)'))).toEqual(['识别 && 核对'])
  })
})

describe('the keys in a menu', () => {
  it.each([
    [['i'], 'I', undefined],
    [['?', 'F1'], 'F1', 'F1'],
    [['Mod+,'], 'CommandOrControl+,', 'CommandOrControl+,'],
    [['Mod++', 'Mod+='], 'CommandOrControl+Plus', 'CommandOrControl+Plus'],
    [['s', 'Mod+Enter'], 'CommandOrControl+Return', 'CommandOrControl+Return'],
    [['e', 'Alt+e'], 'Alt+E', undefined],
    [['Shift+ArrowUp'], 'Shift+Up', undefined],
    [[' '], 'Space', undefined],
    [['Alt+PageUp'], 'Alt+PageUp', undefined],
    [['Mod+é'], undefined, undefined],
    [[], undefined, undefined],
  ])('%j are %s, and %s where a menu takes its keys from text', (keys, elsewhere, macOS) => {
    expect(acceleratorOf(keys, 'win32')).toBe(elsewhere)
    expect(acceleratorOf(keys, 'darwin')).toBe(macOS)
  })
})

describe('the application menu', () => {
  it('is there at once, takes what the window has, and lets go of it when its page goes', () => {
    const bars: MenuItemConstructorOptions[][] = []
    let language: MenuNeeds['language'] = 'zh'
    const system = {
      buildFromTemplate: (items: MenuItemConstructorOptions[]) => items,
      setApplicationMenu: (items: MenuItemConstructorOptions[]) => void bars.push(items),
    }
    const made = createApplicationMenu({
      // Of Electron's menus only these two members are used.
      system: system as unknown as Parameters<typeof createApplicationMenu>[0]['system'],
      platform: 'linux',
      language: () => language,
      choose: () => {},
    })
    made.show(model)
    language = 'en'
    made.redraw()
    made.clear()
    expect(bars.map((bar) => bar.length)).toEqual([3, 6, 6, 3])
    expect(labels(bars[2] ?? [])[0]).toBe('&File')
  })
})
