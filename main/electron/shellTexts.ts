import type { Language } from '../../shared/errors/error.ts'

/** The shell's own words, in the language of the window. What the window's commands are called, the window says. */
export interface ShellTexts {
  readonly application: string
  readonly file: string
  readonly edit: string
  readonly view: string
  readonly go: string
  readonly work: string
  readonly window: string
  readonly help: string
  readonly undo: string
  readonly redo: string
  readonly cut: string
  readonly copy: string
  readonly paste: string
  readonly selectAll: string
  readonly fullScreen: string
  readonly minimise: string
  readonly close: string
  readonly zoomWindow: string
  readonly bringToFront: string
  readonly services: string
  readonly hide: string
  readonly hideOthers: string
  readonly showAll: string
  readonly quit: string
  /** Kinds of files in the system's dialogs. */
  readonly packages: string
  readonly keyStores: string
  readonly jsonFiles: string
}

export const shellTexts: Readonly<Record<Language, ShellTexts>> = {
  zh: {
    application: '封卷台',
    file: '文件(&F)',
    edit: '编辑(&E)',
    view: '查看(&V)',
    go: '前往(&G)',
    work: '操作(&A)',
    window: '窗口(&W)',
    help: '帮助(&H)',
    undo: '撤销',
    redo: '重做',
    cut: '剪切',
    copy: '复制',
    paste: '粘贴',
    selectAll: '全选',
    fullScreen: '全屏',
    minimise: '最小化',
    close: '关闭窗口',
    zoomWindow: '缩放窗口',
    bringToFront: '前置全部窗口',
    services: '服务',
    hide: '隐藏封卷台',
    hideOthers: '隐藏其他',
    showAll: '全部显示',
    quit: '退出封卷台',
    packages: '资料包',
    keyStores: '证书文件',
    jsonFiles: 'JSON 文件',
  },
  en: {
    application: 'Sealdesk',
    file: '&File',
    edit: '&Edit',
    view: '&View',
    go: '&Go',
    work: '&Actions',
    window: '&Window',
    help: '&Help',
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    selectAll: 'Select All',
    fullScreen: 'Full Screen',
    minimise: 'Minimise',
    close: 'Close Window',
    zoomWindow: 'Zoom',
    bringToFront: 'Bring All to Front',
    services: 'Services',
    hide: 'Hide Sealdesk',
    hideOthers: 'Hide Others',
    showAll: 'Show All',
    quit: 'Quit Sealdesk',
    packages: 'Packages',
    keyStores: 'Certificate files',
    jsonFiles: 'JSON files',
  },
}
