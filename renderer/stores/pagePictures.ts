import type { BatchId, DocumentPath } from '../../shared/domain/ids.ts'
import type { PagePixels } from '../../shared/domain/view.ts'
import type { Desk } from '../desk.ts'

/** A page of a document, counted from 1, at a size: its longer side in pixels. */
export interface PageWanted {
  readonly batch: BatchId
  readonly path: DocumentPath
  readonly page: number
  readonly maxSide: number
}

/** Pictures kept in memory; one of the usual size is about 6 MB. */
const keptPictures = 8

/** Pictures of pages, as the panes of a case share them: those looked at last are kept. */
export function createPagePictures(desk: Desk) {
  /** Asked for, and most of them there. */
  const pictures = new Map<string, Promise<PagePixels>>()

  return {
    fetch({ batch, path, page, maxSide }: PageWanted): Promise<PagePixels> {
      const key = `${path} ${page} ${maxSide}`
      const picture = pictures.get(key) ?? desk.api.document.page({ batch, document: path, page, maxSide })
      // Taken out and put back, so that the first of the map is the one not looked at for longest.
      pictures.delete(key)
      pictures.set(key, picture)
      picture.catch(() => {
        if (pictures.get(key) === picture) pictures.delete(key)
      })
      for (const oldest of pictures.keys()) {
        if (pictures.size <= keptPictures) break
        pictures.delete(oldest)
      }
      return picture
    },
    clear: (): void => pictures.clear(),
  }
}

export type PagePictures = ReturnType<typeof createPagePictures>
