/**
 * Where the keyboard's focus is: on the page itself, on a control that Enter or the arrows already move, in text,
 * in the input of a document's field, or in a dialog.
 */
export type Place = 'page' | 'control' | 'text' | 'field' | 'dialog'

/** Where shortcuts work, in the order in which the help lists them. */
export const shortcutScopes = [
  'everywhere',
  'batches',
  'lenders',
  'audit',
  'people',
  'incidents',
  'destruction',
  'queue',
  'board',
  'fields',
  'documents',
  'viewer',
  'findings',
  'opinion',
] as const
export type ShortcutScope = (typeof shortcutScopes)[number]

/** What works together on one screen: a key press there must not mean two things. */
export const screens: Readonly<Record<string, readonly ShortcutScope[]>> = {
  batches: ['everywhere', 'batches'],
  lenders: ['everywhere', 'lenders'],
  destruction: ['everywhere', 'destruction'],
  audit: ['everywhere', 'audit'],
  people: ['everywhere', 'people'],
  incidents: ['everywhere', 'incidents'],
  queue: ['everywhere', 'queue'],
  board: ['everywhere', 'board'],
  case: ['everywhere', 'fields', 'documents', 'viewer', 'findings', 'opinion'],
}

export interface ShortcutDefinition {
  readonly scope: ShortcutScope
  /**
   * Ways to press it, unless the person has chosen others: a `KeyboardEvent.key`, after `Mod+` (Ctrl, on macOS ⌘),
   * `Alt+` or, before a key that has a name, `Shift+` where these are held.
   */
  readonly keys: readonly string[]
  /** Places where it works without Mod or Alt, instead of those that its keys would have by themselves. */
  readonly in?: readonly Place[]
  /** The only places where it works, whatever is held. */
  readonly only?: readonly Place[]
  /** Whether a dialog, too, leaves the key to it. */
  readonly alsoInDialogs?: boolean
}

/** Every shortcut of the window: what is not here does not exist, and what is here is in the help. */
export const shortcuts = {
  'app.help': { scope: 'everywhere', keys: ['F1'] },
  'app.shortcuts': { scope: 'everywhere', keys: ['?'] },
  'app.back': { scope: 'everywhere', keys: ['Escape'] },
  'app.lock': { scope: 'everywhere', keys: ['Mod+l'], alsoInDialogs: true },
  'app.batches': { scope: 'everywhere', keys: ['Alt+b'] },
  'app.lenders': { scope: 'everywhere', keys: ['Alt+l'] },
  'app.audit': { scope: 'everywhere', keys: ['Alt+a'] },
  'app.people': { scope: 'everywhere', keys: ['Alt+p'] },
  'app.incidents': { scope: 'everywhere', keys: ['Alt+s'] },
  'app.board': { scope: 'everywhere', keys: ['Alt+d'] },
  'app.account': { scope: 'everywhere', keys: ['Alt+u'] },
  'app.settings': { scope: 'everywhere', keys: ['Mod+,'] },
  'app.palette': { scope: 'everywhere', keys: ['Mod+k'] },
  'app.zoomIn': { scope: 'everywhere', keys: ['Mod++', 'Mod+='], alsoInDialogs: true },
  'app.zoomOut': { scope: 'everywhere', keys: ['Mod+-'], alsoInDialogs: true },
  'app.zoomUsual': { scope: 'everywhere', keys: ['Mod+0'], alsoInDialogs: true },
  'app.diagnostics': { scope: 'everywhere', keys: [] },
  'app.about': { scope: 'everywhere', keys: [] },
  'opinion.undo': { scope: 'everywhere', keys: ['u', 'Mod+u'] },
  'text.leave': { scope: 'everywhere', keys: ['Escape'], in: ['text', 'field'] },
  'people.add': { scope: 'people', keys: ['a'] },
  'incidents.record': { scope: 'incidents', keys: ['a'] },
  'batches.up': { scope: 'batches', keys: ['ArrowUp'] },
  'batches.down': { scope: 'batches', keys: ['ArrowDown'] },
  'batches.open': { scope: 'batches', keys: ['Enter'] },
  'batches.training': { scope: 'batches', keys: ['t'] },
  'batches.backup': { scope: 'batches', keys: ['b'] },
  'batches.import': { scope: 'batches', keys: ['i'] },
  'batches.read': { scope: 'batches', keys: ['r'] },
  'batches.export': { scope: 'batches', keys: ['e'] },
  'batches.destroy': { scope: 'batches', keys: ['d'] },
  'destruction.package': { scope: 'destruction', keys: ['e'] },
  'destruction.certificate': { scope: 'destruction', keys: ['c'] },
  'audit.search': { scope: 'audit', keys: ['/', 'Mod+f'] },
  'audit.verify': { scope: 'audit', keys: ['v'] },
  'audit.export': { scope: 'audit', keys: ['e'] },
  'lenders.up': { scope: 'lenders', keys: ['ArrowUp'] },
  'lenders.down': { scope: 'lenders', keys: ['ArrowDown'] },
  'lenders.trust': { scope: 'lenders', keys: ['t'] },
  'lenders.exportCard': { scope: 'lenders', keys: ['c'] },
  'lenders.issueKey': { scope: 'lenders', keys: ['i'] },
  'lenders.issueBook': { scope: 'lenders', keys: ['b'] },
  'lenders.revoke': { scope: 'lenders', keys: ['x'] },
  'lenders.nextKey': { scope: 'lenders', keys: ['j'] },
  'lenders.previousKey': { scope: 'lenders', keys: ['k'] },
  'lenders.withdraw': { scope: 'lenders', keys: ['w'] },
  'queue.up': { scope: 'queue', keys: ['ArrowUp'], in: ['page', 'text'] },
  'queue.down': { scope: 'queue', keys: ['ArrowDown'], in: ['page', 'text'] },
  'queue.pageUp': { scope: 'queue', keys: ['PageUp'], in: ['page', 'text'] },
  'queue.pageDown': { scope: 'queue', keys: ['PageDown'], in: ['page', 'text'] },
  'queue.first': { scope: 'queue', keys: ['Home'] },
  'queue.last': { scope: 'queue', keys: ['End'] },
  'queue.open': { scope: 'queue', keys: ['Enter'], in: ['page', 'text'] },
  'queue.search': { scope: 'queue', keys: ['/', 'Mod+f'] },
  'queue.next': { scope: 'queue', keys: ['n'] },
  'queue.filters': { scope: 'queue', keys: ['f'] },
  'queue.clear': { scope: 'queue', keys: ['x'] },
  'queue.views': { scope: 'queue', keys: ['v'] },
  'queue.saveView': { scope: 'queue', keys: ['w'] },
  'queue.sort': { scope: 'queue', keys: ['o'] },
  'queue.mark': { scope: 'queue', keys: [' '] },
  'queue.markUp': { scope: 'queue', keys: ['Shift+ArrowUp'], in: ['page', 'text'] },
  'queue.markDown': { scope: 'queue', keys: ['Shift+ArrowDown'], in: ['page', 'text'] },
  'queue.markAll': { scope: 'queue', keys: ['Mod+a'], only: ['page', 'control'] },
  'queue.assign': { scope: 'queue', keys: ['a'] },
  'board.refresh': { scope: 'board', keys: ['r'] },
  'fields.enter': { scope: 'fields', keys: ['f', 'Enter'] },
  'fields.confirm': { scope: 'fields', keys: ['Enter'], in: ['field'] },
  'fields.up': { scope: 'fields', keys: ['ArrowUp'], in: ['field'] },
  'fields.down': { scope: 'fields', keys: ['ArrowDown'], in: ['field'] },
  'fields.illegible': { scope: 'fields', keys: ['Alt+x'] },
  'fields.notApplicable': { scope: 'fields', keys: ['Alt+n'] },
  'fields.history': { scope: 'fields', keys: ['h', 'Alt+h'] },
  'fields.reveal': { scope: 'fields', keys: ['v', 'Alt+v'] },
  'fields.candidate': { scope: 'fields', keys: ['Alt+g'] },
  'fields.magnify': { scope: 'fields', keys: ['z', 'Alt+z'] },
  'documents.previous': { scope: 'documents', keys: [',', 'Alt+ArrowUp'] },
  'documents.next': { scope: 'documents', keys: ['.', 'Alt+ArrowDown'] },
  'documents.classify': { scope: 'documents', keys: ['y', 'Alt+y'] },
  'documents.upright': { scope: 'documents', keys: ['o', 'Alt+o'] },
  'documents.split': { scope: 'documents', keys: ['p'] },
  'documents.duplicate': { scope: 'documents', keys: ['d'] },
  'documents.earlier': { scope: 'documents', keys: ['Shift+ArrowUp'] },
  'documents.later': { scope: 'documents', keys: ['Shift+ArrowDown'] },
  'viewer.previousPage': { scope: 'viewer', keys: ['[', 'PageUp', 'Alt+PageUp'] },
  'viewer.nextPage': { scope: 'viewer', keys: [']', 'PageDown', 'Alt+PageDown'] },
  'viewer.zoomIn': { scope: 'viewer', keys: ['+', '=', 'Alt+='] },
  'viewer.zoomOut': { scope: 'viewer', keys: ['-', 'Alt+-'] },
  'viewer.fit': { scope: 'viewer', keys: ['0', 'Alt+0'] },
  'viewer.fitWidth': { scope: 'viewer', keys: ['9', 'Alt+9'] },
  'viewer.rotate': { scope: 'viewer', keys: ['r', 'Alt+r'] },
  'viewer.left': { scope: 'viewer', keys: ['ArrowLeft'] },
  'viewer.right': { scope: 'viewer', keys: ['ArrowRight'] },
  'viewer.up': { scope: 'viewer', keys: ['ArrowUp'] },
  'viewer.down': { scope: 'viewer', keys: ['ArrowDown'] },
  'viewer.search': { scope: 'viewer', keys: ['/', 'Mod+f'] },
  'viewer.nextHit': { scope: 'viewer', keys: ['F3'] },
  'viewer.previousHit': { scope: 'viewer', keys: ['Shift+F3'] },
  'viewer.beside': { scope: 'viewer', keys: ['b'] },
  'viewer.otherSide': { scope: 'viewer', keys: ['q', 'Alt+q'] },
  'viewer.link': { scope: 'viewer', keys: ['l'] },
  'findings.next': { scope: 'findings', keys: ['j', 'Alt+j'] },
  'findings.previous': { scope: 'findings', keys: ['k', 'Alt+k'] },
  'findings.explain': { scope: 'findings', keys: ['e', 'Alt+e'] },
  'findings.waive': { scope: 'findings', keys: ['w', 'Alt+w'] },
  'findings.takeBack': { scope: 'findings', keys: ['x'] },
  'findings.add': { scope: 'findings', keys: ['a'] },
  'findings.draw': { scope: 'findings', keys: ['Alt+i'] },
  'opinion.pass': { scope: 'opinion', keys: ['1', 'Alt+1'] },
  'opinion.conditional': { scope: 'opinion', keys: ['2', 'Alt+2'] },
  'opinion.supplement': { scope: 'opinion', keys: ['3', 'Alt+3'] },
  'opinion.reject': { scope: 'opinion', keys: ['4', 'Alt+4'] },
  'opinion.escalate': { scope: 'opinion', keys: ['5', 'Alt+5'] },
  'opinion.return': { scope: 'opinion', keys: ['6', 'Alt+6'] },
  'opinion.reasons': { scope: 'opinion', keys: ['c', 'Alt+c'] },
  'opinion.remark': { scope: 'opinion', keys: ['m', 'Alt+m'] },
  'opinion.template': { scope: 'opinion', keys: ['t', 'Alt+t'] },
  'opinion.template1': { scope: 'opinion', keys: ['Mod+1'] },
  'opinion.template2': { scope: 'opinion', keys: ['Mod+2'] },
  'opinion.template3': { scope: 'opinion', keys: ['Mod+3'] },
  'opinion.template4': { scope: 'opinion', keys: ['Mod+4'] },
  'opinion.template5': { scope: 'opinion', keys: ['Mod+5'] },
  'opinion.template6': { scope: 'opinion', keys: ['Mod+6'] },
  'opinion.template7': { scope: 'opinion', keys: ['Mod+7'] },
  'opinion.template8': { scope: 'opinion', keys: ['Mod+8'] },
  'opinion.template9': { scope: 'opinion', keys: ['Mod+9'] },
  'opinion.save': { scope: 'opinion', keys: ['s', 'Mod+Enter'] },
} as const satisfies Readonly<Record<string, ShortcutDefinition>>

export type ShortcutId = keyof typeof shortcuts

// Its own keys, so each is an id.
export const shortcutIds = Object.keys(shortcuts) as ShortcutId[]

/** Keys of the first ready remarks, in their order. */
export const templateShortcuts = [
  'opinion.template1',
  'opinion.template2',
  'opinion.template3',
  'opinion.template4',
  'opinion.template5',
  'opinion.template6',
  'opinion.template7',
  'opinion.template8',
  'opinion.template9',
] as const satisfies readonly ShortcutId[]
