/** More readers than this would take more memory than an office machine can spare: each takes up to 400 MiB. */
const mostReaders = 2

/** How many processes read pages at a time: one for each core, within the memory that reading may take. */
export function readerCount(cores: number): number {
  return Math.max(1, Math.min(mostReaders, cores))
}

/**
 * How many documents of a batch are under way at a time: one more than there are readers, so that the next page is
 * decoded when one of them comes free.
 */
export function documentsUnderWay(readers: number): number {
  return readers + 1
}

/** Pages after which a reader process makes room for a new one: its start costs as much as two pages. */
export const pagesPerReader = 120

/**
 * What tells the C library of Linux to give the memory of pictures back as soon as they are done with: without it each
 * process keeps 70 to 100 MiB more of what it needed once; with thresholds of 1 and 8 MiB, what loading the models
 * left behind, some 20 MiB (measured). The first threshold is the library's own: said, it stays what it is, where
 * it would grow with each large piece that is given back. Other systems do not look at it. Source: mallopt(3). The last
 * is for the decoder, whose codecs bring an allocator of their own: it would keep a page until it needs the next, and
 * now and then two. Source: github.com/microsoft/mimalloc, "Environment Options".
 */
export const thriftyMemory = {
  MALLOC_ARENA_MAX: '2',
  MALLOC_MMAP_THRESHOLD_: String(128 * 1024),
  MALLOC_TRIM_THRESHOLD_: String(1024 * 1024),
  MIMALLOC_PURGE_DELAY: '0',
} as const

/**
 * What tells V8 to keep little of its own: the space for what was just made at 4 MiB a half, where it would grow to 32,
 * and less of code and of what it learns about it, which is 30 MiB less a reader with the threads of its second reader,
 * in the same time (measured). With a smaller space, collecting takes a tenth of the time of reading.
 *
 * Old space may hold 64 MiB before V8 goes through it: it counts the bytes of pages with its own objects, and by the size
 * of those alone would do so three times a page, for a twentieth of the time of reading; `garbage.ts` has it do so between
 * pages. One thread collects: several take twice the processor time for as small a heap.
 */
export const thriftyEngine = [
  '--max-semi-space-size=4',
  '--optimize-for-size',
  '--initial-old-space-size=64',
  '--single-threaded-gc',
] as const
