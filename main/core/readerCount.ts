/** More readers than this would take more memory than an office machine can spare: each takes some 400 MiB. */
const mostReaders = 2

/** How many processes read pages at a time: one for each core, within the memory that reading may take. */
export function readerCount(cores: number): number {
  return Math.max(1, Math.min(mostReaders, cores))
}

/** Pages after which a reader process makes room for a new one. */
export const pagesPerReader = 250
