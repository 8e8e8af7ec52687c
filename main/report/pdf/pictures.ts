import { isOpen, isProblem } from '../../../shared/domain/finding.ts'
import type { ResultCase, ResultFinding } from '../../../shared/domain/result.ts'
import type { Evidence, EvidencePicture } from '../evidence.ts'

/** Pictures that a case is shown with, by the finding that each is of. */
export type ShownPictures = ReadonlyMap<ResultFinding, EvidencePicture>

/** Problems of a case: those that nobody settled first, and of each the gravest. */
export function problemsOf({ findings }: Pick<ResultCase, 'findings'>): ResultFinding[] {
  const rank = (finding: ResultFinding) => `${isOpen(finding) ? 0 : 1}${finding.severity}`
  return findings.filter(isProblem).sort((one, other) => rank(one).localeCompare(rank(other)))
}

/** Pictures that are asked for at most: a page takes about half a second to decode, and a picture some 15 kB. */
const mostPictures = { ofCase: 4, ofReport: 400 }

/** Asks for pictures of the problems of one case after the other, until a report has as many as it may. */
export function createPictures(evidence: Evidence, most = mostPictures) {
  let left = most.ofReport
  return {
    /** Those of its first problems; pictures of one page are asked for after each other. */
    async of(one: ResultCase): Promise<ShownPictures> {
      const places = placesOf(one).slice(0, Math.min(left, most.ofCase))
      left -= places.length
      const pictures = new Map<ResultFinding, EvidencePicture>()
      for (const { finding, place } of places.sort(byPage)) {
        const picture = await evidence.picture(place)
        if (picture) pictures.set(finding, picture)
      }
      return pictures
    },
  }
}

function placesOf(one: ResultCase) {
  return problemsOf(one).flatMap((finding) => {
    const { document, page, box } = finding.evidence ?? {}
    return document && page && box ? [{ finding, place: { document, page, box } }] : []
  })
}

type Place = ReturnType<typeof placesOf>[number]

function byPage({ place: one }: Place, { place: other }: Place): number {
  return one.document.localeCompare(other.document) || one.page - other.page
}
