import type { Shape } from '../shape.ts'

/** The frame of the help. What it says is in screens/help, which is only loaded when somebody opens it. */
export const helpZh = {
  title: '帮助',
  search: '搜索：词、代码或拼音首字母',
  none: '没有找到。换一个词，或清空搜索看全部。',
  found: '{{count}} 条',
  askHelp: '在帮助中查找“{{what}}”',
  section: {
    guides: '怎么做',
    findings: '问题',
    reasons: '原因',
    opinions: '意见',
    states: '状态',
    verdicts: '核验结论',
    shortcuts: '快捷键',
  },
} as const

export const helpEn: Shape<typeof helpZh> = {
  title: 'Help',
  search: 'Search: words or codes',
  none: 'Nothing found. Try another word, or clear the search to see everything.',
  found: 'Entries: {{count}}',
  askHelp: 'Look "{{what}}" up in the help',
  section: {
    guides: 'How to',
    findings: 'Findings',
    reasons: 'Reasons',
    opinions: 'Opinions',
    states: 'States',
    verdicts: 'Verdicts',
    shortcuts: 'Shortcuts',
  },
}
