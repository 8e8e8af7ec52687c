import type { ResultCase, ResultHead, ResultOpinion } from '../../../shared/domain/result.ts'
import { figureNames } from '../../../shared/domain/worksheet.ts'
import { readingTerms } from '../../../shared/terms/reading.ts'
import { adviceOn } from '../advice.ts'
import { onIdCard } from '../onIdCard.ts'
import { figures, worksheetWord } from '../tables/words.ts'
import { caseFindings } from './caseFindings.ts'
import { type Cell, createTable, type Flow, keyed, type Words } from './flow.ts'
import { colours } from './ink.ts'
import { type Masking, maskingOf } from './masking.ts'
import type { ShownPictures } from './pictures.ts'
import { scoreLines } from './scoreLines.ts'
import {
  atChina,
  colourOf,
  decisionName,
  decisionNames,
  levelName,
  money,
  nameOf,
  reasonName,
} from './words.ts'

/**
 * 案件意见书: what was said of one case, by whom and when, and what it rests on.
 *
 * @param pictures of places that findings are about
 */
export function caseSheet(flow: Flow, head: ResultHead, one: ResultCase, pictures: ShownPictures): void {
  const masking = maskingOf(head.order, one)
  const advice = adviceOn(one)
  flow.heading(1, {
    zh: `案件 ${one.caseNo}`,
    en: advice ? `${decisionName(advice.decision)}` : '',
  })
  about(flow, head, one, masking)
  if (advice) verdict(flow, advice)
  opinions(flow, head, one, masking)
  caseFindings(flow, one, masking, pictures)
  worksheets(flow, one)
  if (one.score && head.order.scorecard) scoreLines(flow, head.order.scorecard, one.score)
  documents(flow, one)
}

/** Who the case is about: what their papers say, as it was confirmed or read. */
function about(flow: Flow, { order }: ResultHead, one: ResultCase, masking: Masking): void {
  const { product, sampled, amendments } = one
  const pairs: [Words, string][] = [
    [{ zh: '姓名', en: 'Name' }, masking.text(onIdCard(one, 'name') ?? '—')],
    [{ zh: '身份证号', en: 'ID number' }, masking.text(onIdCard(one, 'id_number') ?? '—')],
    [{ zh: '产品', en: 'Product' }, product ?? '—'],
  ]
  if (order.levels.length > 1)
    pairs.push([{ zh: '抽样', en: 'Drawn for' }, sampled.map(levelName).join('、') || '未抽中'])
  if (amendments.length > 0) pairs.push([{ zh: '补充资料', en: 'Amended' }, `${amendments.length} 次`])
  keyed(flow, pairs, 2)
  flow.gap(6)
}

function verdict(flow: Flow, { decision, level, author, at }: ResultOpinion): void {
  const cell = (text: string, more: Partial<Cell> = {}): Cell => ({ text, ground: colours.head, ...more })
  flow.row(
    [
      cell('审核意见', { isBold: true, small: 'Advice' }),
      cell(decisionNames(decision), { isBold: true, size: 13, colour: colourOf(decision) }),
      cell(`${levelName(level)} · ${author}`, { small: atChina(at) }),
    ],
    [1.15, 3, 2],
  )
  flow.gap(4)
}

function opinions(flow: Flow, { order }: ResultHead, one: ResultCase, masking: Masking): void {
  flow.heading(2, { zh: '各级意见', en: 'Opinions by level' })
  const table = createTable(flow, [
    { zh: '级别', en: 'Level', width: 1 },
    { zh: '决定', en: 'Decision', width: 1.5 },
    { zh: '原因与备注', en: 'Reasons and remark', width: 5.4 },
    { zh: '审核人', en: 'Author', width: 1.6 },
    { zh: '时间', en: 'When', width: 1.95 },
  ])
  for (const opinion of one.opinions) {
    const { level, decision, author, at, stands, sha256 } = opinion
    const soft = stands === false ? { colour: colours.soft } : {}
    table.row([
      { text: levelName(level), ...soft },
      {
        text: decisionName(decision),
        isBold: stands !== false,
        colour: stands === false ? colours.soft : colourOf(decision),
        ...(stands === false && { small: '已失效 no longer counts' }),
      },
      {
        text: said(opinion, order, one, masking),
        small: `签名意见 SHA-256 ${sha256.slice(0, 16)}…`,
        ...soft,
      },
      { text: author, ...soft },
      { text: atChina(at), ...soft },
    ])
  }
  flow.gap(4)
}

function said(
  { reasons, remark }: ResultOpinion,
  order: ResultHead['order'],
  { documents: all }: ResultCase,
  masking: Masking,
): string {
  const lines = reasons.map(({ code, document, field }) => {
    const kind = all.find(({ path }) => path === document)?.kind
    const rests = [
      kind && readingTerms.zh.kind[kind],
      document && nameOf(document),
      field && readingTerms.zh.field[field],
    ].filter(Boolean)
    return `· ${reasonName(code, order)}${rests.length > 0 ? `（${rests.join('，')}）` : ''}`
  })
  if (remark) lines.push(`备注：${masking.text(remark)}`)
  return lines.length > 0 ? lines.join('\n') : '—'
}

function worksheets(flow: Flow, { worksheets: filled }: ResultCase): void {
  if (filled.length === 0) return
  flow.heading(2, { zh: '测算', en: 'Worksheets' })
  const table = createTable(flow, [
    { zh: '测算表', en: 'Worksheet', width: 3.4 },
    { zh: '指标', en: 'Figure', width: 3 },
    { zh: '数值', en: 'Value', width: 2, align: 'right' },
    { zh: '填写人', en: 'By', width: 1.6 },
    { zh: '时间', en: 'When', width: 2 },
  ])
  for (const { kind, document, figures: computed, by, at } of filled) {
    const names = figureNames.filter((name) => computed[name] !== undefined)
    const sheet = { text: worksheetWord(kind), ...(document && { small: nameOf(document) }) }
    for (const name of names) {
      const value = computed[name] ?? null
      table.row([
        sheet,
        figures[name].word,
        value === null ? '资料不全' : figureText(name, value),
        by,
        atChina(at),
      ])
    }
    if (names.length === 0) table.row([sheet, '—', '', by, atChina(at)])
  }
  flow.gap(4)
}

function figureText(name: keyof typeof figures, value: number): string {
  if (figures[name].isFen) return `${money(value)} 元`
  return name === 'statement-days' ? `${value} 天` : value.toFixed(4)
}

function documents(flow: Flow, { documents: all }: ResultCase): void {
  flow.heading(2, { zh: '所审资料', en: 'Documents' })
  const table = createTable(
    flow,
    [
      { zh: '文件', en: 'Document', width: 2.2 },
      { zh: '类型', en: 'Kind', width: 2.4 },
      { zh: '状态', en: 'State', width: 2.8 },
      { zh: '摘要', en: 'SHA-256', width: 2.8 },
    ],
    7.5,
  )
  const replaced = new Set(all.map(({ replaces }) => replaces))
  for (const { path, kind, state, duplicateOf, amendment, sha256 } of all) {
    const notes = [
      states[state],
      amendment && '补充资料',
      replaced.has(path) && '已被替换',
      duplicateOf && `与 ${nameOf(duplicateOf)} 重复`,
    ].filter(Boolean)
    table.row([nameOf(path), readingTerms.zh.kind[kind], notes.join('，'), `${sha256.slice(0, 24)}…`])
  }
  flow.gap(4)
}

const states = { read: '已识别', unreadable: '无法读取', 'not-read': '未要求识别' } as const
