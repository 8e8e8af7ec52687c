import { randomUUID } from 'node:crypto'
import { BatchId } from '../../shared/domain/ids.ts'
import type { ResultHead } from '../../shared/domain/result.ts'
import { namedCases, type ResultPreview } from '../../shared/domain/resultPreview.ts'
import { noEvidence } from './evidence.ts'
import { type InnerFilesSource, innerFiles } from './innerFiles.ts'
import { type ReportedStores, resultHead, resultOutlook } from './resultHead.ts'
import type { ResultPreviewStore } from './resultPreviewStore.ts'
import { noScratch } from './scratch.ts'

/** A preview asks for the names of the files, and opens none. */
const unopened = { evidence: noEvidence, scratch: noScratch }

type PreviewedStores = ReportedStores & { readonly previews: ResultPreviewStore }

/**
 * What the next result would hold if it were made now, and what is missing.
 *
 * @param isAgain whether it would take along what went out before
 */
export function previewResult(
  source: Pick<InnerFilesSource, 'audit'> & { readonly stores: PreviewedStores },
  {
    vendor,
    at,
    isAgain,
    incidents,
  }: {
    readonly vendor: string
    readonly at: string
    readonly isAgain: boolean
    readonly incidents: ResultHead['incidents']
  },
): ResultPreview {
  const { stores, audit } = source
  const outlook = resultOutlook(stores, isAgain)
  const { cases, series, of, undecided } = outlook
  const caseNos = cases.map(({ caseNo }) => caseNo)
  // The package that is made in the end gets an id of its own; the names of its files do not depend on it.
  const head: ResultHead = resultHead(
    stores,
    { ...outlook, incomplete: null },
    {
      packageId: BatchId.parse(randomUUID()),
      vendor,
      exportedAt: at,
      incidents,
      audit: audit.head(),
    },
  )
  return {
    series,
    of,
    decided: cases.length,
    delivered: of - undecided.count - cases.length,
    undecided: { count: undecided.count, first: stores.previews.undecided(namedCases) },
    incompleteWorksheets: stores.previews.withoutWorksheets(caseNos, head.order.worksheets, namedCases),
    ...stores.previews.totals(caseNos),
    files:
      cases.length === 0
        ? []
        : [...innerFiles(head, cases, { stores, audit, ...unopened })].map(({ name }) => name),
    results: stores.previews.results(),
  }
}
