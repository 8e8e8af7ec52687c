import { isOpen } from '../../../shared/domain/finding.ts'
import type { ResultCase, ResultFinding } from '../../../shared/domain/result.ts'
import { findingWords, reasonText } from '../../../shared/rules/texts.ts'
import { readingTerms } from '../../../shared/terms/reading.ts'
import { reviewTerms } from '../../../shared/terms/review.ts'
import type { EvidencePicture } from '../evidence.ts'
import type { Flow } from './flow.ts'
import { colours, type TextStyle } from './ink.ts'
import { linesOf } from './lines.ts'
import type { Masking } from './masking.ts'
import { problemsOf, type ShownPictures } from './pictures.ts'
import { atChina, nameOf } from './words.ts'

/** What was found on a case: problems with what was seen, then what was not checked, then how much was in order. */
export function caseFindings(flow: Flow, one: ResultCase, masking: Masking, pictures: ShownPictures): void {
  flow.heading(2, { zh: '问题与检查', en: 'Findings' })
  const problems = problemsOf(one)
  if (problems.length === 0) flow.text('未发现问题。')
  for (const finding of problems) problem(flow, finding, one, masking, pictures.get(finding))
  const unchecked = one.findings.filter(({ state }) => state === 'not-performed' || state === 'illegible')
  if (unchecked.length > 0) {
    flow.gap(2)
    flow.heading(3, { zh: `未核查 ${unchecked.length} 项`, en: 'Not checked' })
    flow.text(groupedWords(unchecked), { size: 8 })
  }
  const passed = one.findings.filter(({ state }) => state === 'pass').length
  flow.gap(2)
  flow.text(`另有 ${passed} 项检查通过。`, { size: 8, colour: colours.soft })
  flow.gap(2)
}

/** Checks that could not be performed, by why. */
function groupedWords(findings: readonly ResultFinding[]): string {
  const groups = new Map<string, string[]>()
  for (const finding of findings) {
    const why = finding.reason ? reasonText(finding.reason, 'zh') : reviewTerms.zh.check[finding.state]
    groups.set(why, [...(groups.get(why) ?? []), findingWords(finding, 'zh')])
  }
  return [...groups].map(([why, checks]) => `${why}：${[...new Set(checks)].join('；')}。`).join('\n')
}

const pictureRoom = { width: 186, height: 108 }
const title: TextStyle = { size: 9, isBold: true }
const detail: TextStyle = { size: 8, colour: colours.text }
const small: TextStyle = { size: 7, colour: colours.soft }
const leading = 1.45

/** A problem: at the left what it is, at the right the part of the page. */
function problem(
  flow: Flow,
  finding: ResultFinding,
  one: ResultCase,
  masking: Masking,
  picture: EvidencePicture | undefined,
): void {
  const { ink, left, right } = flow.paper
  const severity = `${finding.severity} ${reviewTerms.zh.severity[finding.severity]}`
  const tag = ink.widthOf(severity, { size: 8, isBold: true }) + 8
  const room = (picture ? right - pictureRoom.width - 12 : right) - left - 10
  const broken = (text: string, style: TextStyle, width: number) =>
    linesOf(text, width, (character) => ink.widthOf(character, style))
  const name = broken(masking.text(finding.added?.text ?? findingWords(finding, 'zh')), title, room - tag - 6)
  const details = detailsOf(finding, one, masking).flatMap((text) => broken(text, detail, room))
  const { category, code, rule, ruleVersion } = finding
  const source = broken(
    `${reviewTerms.zh.category[category]} · ${code} · 规则 ${rule} 第 ${ruleVersion} 版`,
    small,
    room,
  )
  const shown = picture && fitted(picture)
  const textHeight =
    name.length * title.size * leading +
    details.length * detail.size * leading +
    source.length * small.size * leading
  const height = Math.max(textHeight, shown ? shown.height + 14 : 0) + 12

  flow.need(Math.min(height, flow.paper.bottom - flow.paper.top))
  const top = flow.y() + 4
  const colour = { S1: colours.bad, S2: colours.warn, S3: colours.accent, S4: colours.soft }[finding.severity]
  ink.fill(left, top - 2, 2.5, height - 6, colour)
  ink.fill(left + 8, top + 1, tag, 12, colour)
  ink.text(severity, left + 12, top + 10, { size: 8, isBold: true, colour: '#ffffff' })
  let y = top
  for (const line of name) {
    ink.text(line, left + 8 + tag + 6, y + title.size * 1.08, title)
    y += title.size * leading
  }
  for (const [lines, style] of [
    [details, detail],
    [source, small],
  ] as const)
    for (const line of lines) {
      ink.text(line, left + 8, y + style.size * 1.08, style)
      y += style.size * leading
    }
  if (picture && shown) drawPicture(flow, picture, right - shown.width, top, shown)
  flow.gap(height)
}

function detailsOf(finding: ResultFinding, { documents }: ResultCase, masking: Masking): string[] {
  const { seen, expected, reason, evidence, disposition, added, cases } = finding
  const kind = documents.find(({ path }) => path === evidence?.document)?.kind
  const place =
    evidence &&
    [
      kind && readingTerms.zh.kind[kind],
      `${nameOf(evidence.document)} 第 ${evidence.page} 页`,
      evidence.field && readingTerms.zh.field[evidence.field],
    ]
      .filter(Boolean)
      .join(' · ')
  const lines = [
    reason && `说明：${reasonText(reason, 'zh')}`,
    seen !== null && `所见：${masking.quoted(finding, seen)}`,
    expected !== null && `应为：${masking.quoted(finding, expected)}`,
    place && `位置：${place}`,
    cases.length > 0 && `相关案件：${cases.join('、')}`,
    added && `由 ${added.by} 于 ${atChina(added.at)} 发现`,
    disposition && !isOpen(finding)
      ? `处置：${settled[disposition.as]}（${disposition.by}，${atChina(disposition.at)}）：${masking.text(disposition.reason ?? '—')}`
      : '处置：未决',
  ]
  return lines.filter((line) => typeof line === 'string')
}

const settled = { explained: '已解释', waived: '已豁免', open: '未决' } as const

function fitted({ width, height }: EvidencePicture): { readonly width: number; readonly height: number } {
  const scale = Math.min(pictureRoom.width / width, pictureRoom.height / height)
  return { width: width * scale, height: height * scale }
}

function drawPicture(
  { paper: { pdf, ink } }: Flow,
  { jpeg, mark: [left, top, right, bottom] }: EvidencePicture,
  x: number,
  y: number,
  { width, height }: { readonly width: number; readonly height: number },
): void {
  pdf.image(Buffer.from(jpeg), x, y, { width, height })
  ink.frame(x, y, width, height, colours.line)
  ink.frame(
    x + left * width,
    y + top * height,
    (right - left) * width,
    (bottom - top) * height,
    colours.bad,
    1.2,
  )
  ink.text('证据图像', x, y + height + 9, small)
}
