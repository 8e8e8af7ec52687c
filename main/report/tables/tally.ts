import { isProblem } from '../../../shared/domain/finding.ts'
import type { ResultCase, ResultField } from '../../../shared/domain/result.ts'
import { adviceOn, standingOpinions } from '../advice.ts'
import {
  checkWord,
  decisionWord,
  documentStateWord,
  fieldStateWord,
  kindWord,
  levelWord,
  severityWord,
} from './words.ts'

/** How often each thing of a group was met, by its words. */
export type Counts = ReadonlyMap<string, ReadonlyMap<string, number>>

/** Counts what cases hold, in numbers only. It grows with the kinds of things that there are, not with the cases. */
export function createTally() {
  const groups = new Map<string, Map<string, number>>()
  const count = (group: string, item: string): void => {
    const items = groups.get(group) ?? new Map<string, number>()
    items.set(item, (items.get(item) ?? 0) + 1)
    groups.set(group, items)
  }

  return {
    counts: groups as Counts,

    add(one: ResultCase): void {
      const advice = adviceOn(one)
      if (advice) count('审核意见 / advice', decisionWord(advice.decision))
      for (const { level, decision } of standingOpinions(one))
        count('各级决定 / decisions by level', `${levelWord(level)}：${decisionWord(decision)}`)
      for (const { author } of one.opinions) count('已出具意见 / opinions given', author)
      for (const { code } of advice?.reasons ?? []) count('原因 / reasons', code)
      for (const { severity, state } of one.findings)
        count('发现 / findings', `${severityWord(severity)}：${checkWord(state)}`)
      for (const { code } of one.findings.filter(isProblem)) count('问题 / problems', code)
      for (const { read } of one.fields) count('字段识别 / fields read', fieldStateWord(read.state))
      for (const field of one.fields) count('字段确认 / fields confirmed', confirmationOf(field))
      for (const { kind, state } of one.documents) {
        count('文件类型 / kinds of document', kindWord(kind))
        count('文件状态 / states of documents', documentStateWord(state))
      }
    },
  }
}

function confirmationOf({ read, confirmed }: ResultField): string {
  if (!confirmed) return '未确认 / not confirmed'
  if (confirmed.answer === 'not-applicable') return '不适用 / not applicable'
  if (confirmed.value === null) return '无法辨认 / illegible'
  return confirmed.value === read.value ? '与识别一致 / as it was read' : '人工更正 / corrected'
}
