import { strict } from './strict.ts'

/** A menu item as Electron's documentation describes it: the members that the application uses. */
interface Template {
  readonly role?: string
  readonly type?: string
  readonly label?: string
  readonly enabled?: boolean
  readonly visible?: boolean
  readonly accelerator?: string
  readonly registerAccelerator?: boolean
  readonly submenu?: readonly Template[]
  readonly click?: () => void
}

/** What a menu shows: an item, or a line between items. */
export interface ShownItem {
  readonly label: string
  readonly role: string | null
  readonly accelerator: string | null
  readonly isEnabled: boolean
  readonly submenu: readonly ShownItem[] | null
}

const known = new Set([
  'role',
  'type',
  'label',
  'enabled',
  'visible',
  'accelerator',
  'registerAccelerator',
  'submenu',
  'click',
])
const roles = new Set(
  'undo redo cut copy paste selectAll quit close minimize zoom front togglefullscreen services hide hideOthers unhide window help'.split(
    ' ',
  ),
)
const keys =
  /^(?:(?:CommandOrControl|CmdOrCtrl|Alt|Shift)\+)*(?:[!-~]|F\d{1,2}|Plus|Space|Tab|Return|Esc|Up|Down|Left|Right|Home|End|PageUp|PageDown|Insert|Delete|Backspace)$/

interface BuiltMenu {
  readonly items: readonly Template[]
}

let shown: BuiltMenu | null = null

export const Menu = strict('Menu', {
  buildFromTemplate(items: readonly Template[]): BuiltMenu {
    items.forEach(check)
    return strict('Menu', { items })
  },
  setApplicationMenu(menu: BuiltMenu | null) {
    shown = menu
  },
})

/** What the person at the window finds in the menu bar. */
export function shownMenu(): readonly ShownItem[] {
  return shown ? visible(shown.items).map(describe) : []
}

/** Chooses an item by the labels on the way to it. */
export function chooseInMenu(way: readonly string[]): void {
  let items = shown?.items ?? []
  let item: Template | undefined
  for (const label of way) {
    item = visible(items).find((each) => plain(each.label) === label)
    items = item?.submenu ?? []
  }
  if (!item) throw new Error(`the menu has no ${way.join(' › ')}`)
  if (item.enabled === false) throw new Error(`in the menu ${way.join(' › ')} cannot be chosen`)
  item.click?.()
}

function check(item: Template): void {
  const unknown = Object.keys(item).filter((name) => !known.has(name))
  if (unknown.length > 0)
    throw new Error(`the stand-in for Electron has no ${unknown.join(', ')} of menu items`)
  if (item.role !== undefined && !roles.has(item.role))
    throw new Error(`no role of a menu item: ${item.role}`)
  if (item.accelerator !== undefined && !keys.test(item.accelerator))
    throw new Error(`no keys of a menu item: ${item.accelerator}`)
  if (item.type === 'separator') return
  if (!item.label) throw new Error('a menu item without a label')
  item.submenu?.forEach(check)
}

function visible(items: readonly Template[]): Template[] {
  return items.filter(({ visible: isVisible }) => isVisible !== false)
}

function describe({ type, role, label, accelerator, enabled, submenu }: Template): ShownItem {
  return {
    label: type === 'separator' ? '—' : plain(label),
    role: role ?? null,
    accelerator: accelerator ?? null,
    isEnabled: enabled !== false,
    submenu: submenu ? visible(submenu).map(describe) : null,
  }
}

/** A label as it is read: one `&` marks a letter, two are one. */
function plain(label = ''): string {
  return label.replace(/\(&\w\)|&(&)?/g, '$1')
}
