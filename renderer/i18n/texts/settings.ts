import type { Shape } from '../shape.ts'

/** Settings and the command palette. */
export const settingsZh = {
  title: '设置',
  looks: '外观（保存在本机）',
  language: '语言',
  theme: '主题',
  themes: { system: '跟随系统', light: '浅色', dark: '深色' },
  search: '搜索快捷键',
  change: '更改',
  changeKeys: '更改：{{what}}',
  changed: '已更改',
  save: '保存',
  reset: '恢复默认（{{keys}}）',
  resetAll: '全部恢复默认',
  noKeys: '没有按键',
  press: '点击此处，按下要用的按键',
  reserved: '这个按键用于输入、移动焦点或系统功能，不能作快捷键。',
  conflict: '与同一界面上的“{{others}}”冲突，请先更改其中一个。',
  palette: { title: '命令', search: '输入要做的事', none: '这里没有这样的命令' },
} as const

export const settingsEn: Shape<typeof settingsZh> = {
  title: 'Settings',
  looks: 'Appearance (kept on this computer)',
  language: 'Language',
  theme: 'Theme',
  themes: { system: 'As the system', light: 'Light', dark: 'Dark' },
  search: 'Search shortcuts',
  change: 'Change',
  changeKeys: 'Change: {{what}}',
  changed: 'changed',
  save: 'Save',
  reset: 'Back to default ({{keys}})',
  resetAll: 'All back to default',
  noKeys: 'No keys',
  press: 'Click here and press the keys to use',
  reserved: 'That key types, moves the focus or belongs to the system: it cannot be a shortcut.',
  conflict: 'On the same screen these keys already do: {{others}}. Change one of them first.',
  palette: { title: 'Commands', search: 'Type what to do', none: 'There is no such command here' },
}
