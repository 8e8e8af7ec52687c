import type { CaseNo } from '../../../shared/domain/ids.ts'
import type { ResultCase, ResultHead } from '../../../shared/domain/result.ts'
import type { Evidence } from '../evidence.ts'
import { takePictures } from './caseFindings.ts'
import { createCaseList } from './caseList.ts'
import { caseSheet } from './caseSheet.ts'
import { countCases } from './counts.ts'
import { type Chapter, chapters, coverPage } from './cover.ts'
import { createFlow, type Flow } from './flow.ts'
import { createChoice, sheetsOf } from './need.ts'
import { createPaper } from './paper.ts'
import { statistics } from './statistics.ts'
import { choiceWords, summary } from './summary.ts'

/** Pictures of evidence: a page takes about half a second to decode, and a picture some 20 kB. */
const mostPictures = { ofCase: 4, ofReport: 400 }

/** Walks over the cases that a report takes: to count them, to list them, and for their sheets. */
export const walksOfReport = 3

/**
 * `report.pdf`, 审核报告, a piece at a time: cover, summary, statistics, a list of all cases, and sheets of those that
 * `createChoice` picks. One case is in memory at a time, and of the file no more than a page.
 */
export async function* reviewReport(
  head: ResultHead,
  cases: () => Iterable<ResultCase>,
  evidence: Evidence,
): AsyncIterable<Uint8Array> {
  const counts = countCases(cases())
  const paper = createPaper({ title: { zh: '审核报告', en: 'Review report' }, head })
  const flow = createFlow(paper)
  const { outline } = paper.pdf
  outline.addItem('审核报告 Review report')
  coverPage(flow, head, sheetsOf(counts.needs))
  begin(flow, chapters.summary)
  summary(flow, head, counts)
  begin(flow, chapters.statistics)
  statistics(flow, head, counts)
  yield* paper.ready()

  begin(flow, chapters.list)
  flow.heading(1, chapters.list)
  flow.text(
    'S1–S4 为各级别未决问题数，空白为零；“未核查”为未能完成的检查数；“意见书”一栏可查看的，第四章有该案件的意见书。',
    { size: 8 },
  )
  const chosen = new Set<CaseNo>()
  const isChosen = createChoice(counts.needs)
  const list = createCaseList(flow, head)
  for (const one of cases()) {
    const hasSheet = isChosen(one)
    if (hasSheet) chosen.add(one.caseNo)
    list.add(one, hasSheet ? placeOf(one) : null)
    yield* paper.ready()
  }

  const sheets = begin(flow, chapters.cases)
  flow.heading(1, chapters.cases)
  flow.text(choiceWords(counts.needs, chosen.size))
  flow.gap(6)
  let pictures = mostPictures.ofReport
  let isFirst = true
  for (const one of cases()) {
    if (!chosen.has(one.caseNo)) continue
    const shown = await takePictures(one, evidence, Math.min(pictures, mostPictures.ofCase))
    pictures -= shown.size
    if (!isFirst) flow.newPage()
    isFirst = false
    sheets.addItem(one.caseNo)
    paper.pdf.addNamedDestination(placeOf(one))
    caseSheet(flow, head, one, shown)
    yield* paper.ready()
  }
  yield* paper.end()
}

/** Begins a chapter on a new page, with a bookmark. @returns where those below it go */
function begin(flow: Flow, { zh, en, place }: Chapter): Pick<PDFKit.PDFOutline, 'addItem'> {
  flow.newPage()
  flow.paper.pdf.addNamedDestination(place)
  return flow.paper.pdf.outline.addItem(`${zh} ${en}`)
}

/** Name of the place where the sheet of a case begins. */
function placeOf({ caseNo }: Pick<ResultCase, 'caseNo'>): string {
  return `case-${caseNo}`
}
