import type { CaseNo } from '../../../shared/domain/ids.ts'
import type { ResultCase, ResultHead } from '../../../shared/domain/result.ts'
import type { FileOfCases, Means } from '../fileOfCases.ts'
import { inTurns } from '../inTurns.ts'
import { createKeptText, type KeptText } from '../keptText.ts'
import type { Bookmark } from './bookmarks.ts'
import { type CaseLine, caseLine, createCaseList } from './caseList.ts'
import { caseSheet } from './caseSheet.ts'
import { createCounting, type ReportCounts } from './counts.ts'
import { type Chapter, chapters, coverPage } from './cover.ts'
import { createFlow, type Flow } from './flow.ts'
import { createChoice, sheetsOf } from './need.ts'
import { createPaper } from './paper.ts'
import { createPictures } from './pictures.ts'
import { statistics } from './statistics.ts'
import { choiceWords, summary } from './summary.ts'

/**
 * `report.pdf`, 审核报告, a piece at a time: cover, summary, statistics, a list of all cases, and sheets of those that
 * `createChoice` picks, which are made again. One case is in memory at a time, and of the file no more than a page.
 */
export function reviewReport(head: ResultHead, means: Means): FileOfCases {
  const counting = createCounting()
  const lines = createKeptText(means.scratch)
  return {
    add(one) {
      counting.add(one)
      lines.add(`${JSON.stringify(caseLine(one))}\n`)
    },
    pieces: () => drawn(head, counting.counts, linesIn(lines), means),
  }
}

function* linesIn(text: KeptText): Iterable<CaseLine> {
  for (const piece of text.pieces())
    for (const line of Buffer.from(piece).toString('utf8').split('\n'))
      if (line !== '') yield JSON.parse(line)
}

async function* drawn(
  head: ResultHead,
  counts: ReportCounts,
  lines: Iterable<CaseLine>,
  { again, evidence }: Means,
): AsyncIterable<Uint8Array> {
  const paper = createPaper({ title: { zh: '审核报告', en: 'Review report' }, head })
  const flow = createFlow(paper)
  paper.bookmarks.add('审核报告 Review report')
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
  const chosen: CaseNo[] = []
  const isChosen = createChoice(counts.needs)
  const list = createCaseList(flow, head)
  for await (const line of inTurns(lines)) {
    const hasSheet = isChosen(line.need)
    if (hasSheet) chosen.push(line.caseNo)
    list.add(line, hasSheet ? placeOf(line) : null)
    yield* paper.ready()
  }

  const sheets = begin(flow, chapters.cases)
  flow.heading(1, chapters.cases)
  flow.text(choiceWords(counts.needs, chosen.length))
  flow.gap(6)
  const pictures = createPictures(evidence)
  let drawnSheets = 0
  for await (const one of inTurns(again(chosen))) {
    if (drawnSheets > 0) flow.newPage()
    drawnSheets += 1
    sheets.add(one.caseNo)
    paper.pdf.addNamedDestination(placeOf(one))
    caseSheet(flow, head, one, await pictures.of(one))
    yield* paper.ready()
  }
  yield* paper.end()
}

/** Begins a chapter on a new page, with a bookmark. @returns where those below it go */
function begin(flow: Flow, { zh, en, place }: Chapter): Bookmark {
  flow.newPage()
  flow.paper.pdf.addNamedDestination(place)
  return flow.paper.bookmarks.add(`${zh} ${en}`)
}

/** Name of the place where the sheet of a case begins. */
function placeOf({ caseNo }: Pick<ResultCase, 'caseNo'>): string {
  return `case-${caseNo}`
}
