import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { type LenderFolder, makeFolder } from './folder.ts'
import { exportPeak, importByShell, type Journey, openDocuments, packByShell, travel } from './journey.ts'
import { quantile, type Row } from './report.ts'
import type { OpenAnswer } from './station.ts'

const mebibyte = 1024 * 1024
/** 2 000 documents to a gibibyte. */
const bytesPerDocument = (1024 * mebibyte) / 2000

/** Documents are opened in so many rounds, of so many each. */
const rounds = 5
const timesInRound = 40
const plain = 'plain file read and hashed'

interface Peaks {
  readonly pack: number
  readonly import: number
  readonly export: number
}

/** Time of pack, import and random opening at the middle size; memory at the smallest and the largest. Bytes. */
export async function measureSizes(
  root: string,
  sizes: { readonly runs: number; readonly small: number; readonly size: number; readonly large: number },
): Promise<Row[]> {
  const middle = load(join(root, 'middle'), sizes.size)
  const names = {
    middle: inMebibytes(sizes.size),
    large: inMebibytes(sizes.large),
    small: inMebibytes(sizes.small),
  }
  const { journey, rows } = race(root, middle, sizes.runs, names.middle)
  const low = peaksOf(root, 'small', sizes.small, () => {})
  const opened = { middle: openings(), large: openings() }
  const high = peaksOf(root, 'large', sizes.large, (large, lender) => {
    // In turn, so that whatever else the machine does meets both.
    for (let round = 0; round < rounds; round++) {
      add(opened.middle, openDocuments(journey, middle, timesInRound, round))
      add(opened.large, openDocuments(large, lender, timesInRound, round))
    }
  })
  rmSync(middle.folder, { recursive: true })
  rmSync(join(journey.data, '..'), { recursive: true })
  const memory = (['import', 'pack', 'export'] as const).flatMap((step): Row[] => {
    const ours = high[step] / mebibyte
    const peer = { what: names.small, value: low[step] / mebibyte }
    return [
      { measure: `peak memory of ${step}, ${names.large}`, unit: 'MiB', ours, peer, limit: 1.15 },
      { measure: `peak memory of ${step}, ${names.large}`, unit: 'MiB', ours, limit: 300 },
    ]
  })
  return [
    ...rows,
    openRow('p50', opened.middle.ours, plain, opened.middle.plain, 0.5, 3),
    openRow('p95', opened.middle.ours, plain, opened.middle.plain, 0.95, 6),
    openRow('p50', opened.large.ours, `in ${names.middle}`, opened.middle.ours, 0.5, 1.2, names.large),
    ...memory,
  ]
}

/** Ours and the shell's in turn; the median of each counts. */
function race(
  root: string,
  lender: LenderFolder,
  runs: number,
  size: string,
): { journey: Journey; rows: Row[] } {
  const times = {
    pack: [] as number[],
    import: [] as number[],
    packShell: [] as number[],
    importShell: [] as number[],
  }
  for (let run = 1; ; run++) {
    const place = join(root, `run-${run}`)
    const shell = join(root, `shell-${run}`)
    const journey = travel(place, lender)
    times.pack.push(journey.pack.seconds)
    times.import.push(journey.import.seconds)
    times.packShell.push(packByShell(shell, lender))
    times.importShell.push(importByShell(shell))
    rmSync(shell, { recursive: true })
    if (run < runs) {
      rmSync(place, { recursive: true })
      continue
    }
    const row = (measure: string, ours: number[], peer: number[], limit: number): Row => ({
      measure: `${measure}, ${size}`,
      unit: 's',
      ours: quantile(ours, 0.5),
      peer: { what: 'shell', value: quantile(peer, 0.5) },
      limit,
    })
    return {
      journey,
      rows: [
        row('import', times.import, times.importShell, 0.6),
        row('pack', times.pack, times.packShell, 0.8),
      ],
    }
  }
}

function peaksOf(
  root: string,
  name: string,
  bytes: number,
  meanwhile: (journey: Journey, lender: LenderFolder) => void,
): Peaks {
  const lender = load(join(root, name), bytes)
  const place = join(root, `${name}-run`)
  const journey = travel(place, lender)
  meanwhile(journey, lender)
  const peaks = { pack: journey.pack.peak, import: journey.import.peak, export: exportPeak(journey, lender) }
  rmSync(lender.folder, { recursive: true })
  rmSync(place, { recursive: true })
  return peaks
}

function openings(): { ours: number[]; plain: number[] } {
  return { ours: [], plain: [] }
}

function add(all: { ours: number[]; plain: number[] }, { ours, plain }: OpenAnswer): void {
  all.ours.push(...ours)
  all.plain.push(...plain)
}

function openRow(
  name: string,
  ours: readonly number[],
  what: string,
  peer: readonly number[],
  share: number,
  limit: number,
  size = '',
): Row {
  const measure = `open a 2 MB document at random, ${name}${size && `, ${size}`}`
  return {
    measure,
    unit: 'ms',
    ours: quantile(ours, share),
    peer: { what, value: quantile(peer, share) },
    limit,
  }
}

function load(folder: string, bytes: number): LenderFolder {
  return makeFolder(folder, { bytes, documents: Math.round(bytes / bytesPerDocument) })
}

function inMebibytes(bytes: number): string {
  return `${Math.round(bytes / mebibyte)} MiB`
}
