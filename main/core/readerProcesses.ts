/** More readers than this would take more memory than an office machine can spare: each takes some 400 MiB. */
const mostReaders = 2

/** How many processes read pages at a time: one for each core, within the memory that reading may take. */
export function readerCount(cores: number): number {
  return Math.max(1, Math.min(mostReaders, cores))
}

/** Pages after which a reader process makes room for a new one. */
export const pagesPerReader = 250

/**
 * What tells the C library of Linux to give memory back between pages: without it each process keeps 70 MiB more of what
 * it needed once (measured). Other systems do not look at it. Source: mallopt(3).
 */
export const thriftyMemory = {
  MALLOC_ARENA_MAX: '2',
  MALLOC_MMAP_THRESHOLD_: String(16 * 1024 * 1024),
  MALLOC_TRIM_THRESHOLD_: String(32 * 1024 * 1024),
} as const
