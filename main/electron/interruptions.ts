import type { Interruption } from '../../shared/domain/interruption.ts'

/** What ended by itself: whoever is at the desk is told until they have taken note, also by a page that is loaded anew. */
export function createInterruptions() {
  let last: Interruption | null = null
  return {
    happened(what: Interruption): void {
      last = what
    },
    /** Handlers of the requests about it. */
    handlers: {
      interruption: (): Interruption | null => last,
      noteInterruption(): void {
        last = null
      },
    },
  }
}
