import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCanvas, loadImage } from '@napi-rs/canvas'
import { z } from 'zod'
import { drawSample } from '../main/cli/sample/sample.ts'
import { PreparedBatch, preparedList } from '../main/core/training/preparedBatch.ts'
import { sniffMediaType } from '../shared/document/pictureHeader.ts'
import { DocumentKind } from '../shared/domain/kind.ts'

/** The cases of the training batch: three with a planted fault and one without, drawn once and for all. */
const drawn = { cases: 4, seed: '6', today: '2026-06-01', share: 0.75 } as const
/** Enough to teach with, quick to read. */
const kinds: readonly string[] = ['id-card-front', 'id-card-back', 'business-licence', 'loan-contract']

/** Draws the training batch into a folder of its own: `training.json`, and the documents side by side. */
export async function prepareTraining(folder: string): Promise<void> {
  const work = await mkdtemp(join(tmpdir(), 'sealdesk-training-'))
  try {
    const sample = join(work, 'sample')
    await drawSample({ folder: sample, ...drawn }, () => undefined, new AbortController().signal)
    const listed = await readList(sample)
    await mkdir(folder, { recursive: true })
    const documents = await Promise.all(
      listed.map(async ([path, { kind }]) => {
        const file = path.slice('docs/'.length).replace('/', '-')
        const bytes = await lighten(path, await readFile(join(sample, path)))
        await writeFile(join(folder, file), bytes)
        return { path, file, mediaType: sniffMediaType(bytes.subarray(0, 1024)), kind }
      }),
    )
    const order = JSON.parse(await readFile(join(sample, 'order.json'), 'utf8'))
    const prepared = PreparedBatch.parse({ order: { ...order, checklist: kinds }, documents })
    await writeFile(join(folder, preparedList), JSON.stringify(prepared))
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

/** Pictures taken from afar: what stands on them is to be settled by a person. */
const farAway: Readonly<Record<string, number>> = { 'docs/A-0001/1.jpg': 0.42, 'docs/A-0003/1.jpg': 0.4 }

/** The same picture in fewer bytes; a PDF as it is. */
async function lighten(path: string, bytes: Buffer): Promise<Buffer> {
  if (!path.endsWith('.jpg')) return bytes
  const picture = await loadImage(bytes)
  const scale = farAway[path] ?? 0.85
  const canvas = createCanvas(Math.round(picture.width * scale), Math.round(picture.height * scale))
  const ink = canvas.getContext('2d')
  ink.imageSmoothingQuality = 'high'
  ink.drawImage(picture, 0, 0, canvas.width, canvas.height)
  return canvas.toBuffer('image/jpeg', 70)
}

async function readList(sample: string) {
  const list = z
    .record(z.string(), z.object({ kind: DocumentKind }))
    .parse(JSON.parse(await readFile(join(sample, 'documents.json'), 'utf8')))
  return Object.entries(list).filter(([, { kind }]) => kinds.includes(kind))
}
