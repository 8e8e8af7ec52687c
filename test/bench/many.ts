import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { makeFolder } from './folder.ts'
import { type Journey, travel } from './journey.ts'
import type { Row } from './report.ts'

const mebibyte = 1024 * 1024
const bytesEach = 2048

/** Import of very many very small documents, against a tenth of them. */
export async function measureMany(root: string, documents: number): Promise<Row[]> {
  const few = travelWith(root, documents / 10)
  const many = travelWith(root, documents)
  const peer = { what: `${documents / 10} documents`, value: few.import.seconds }
  return [
    { measure: `import of ${documents} documents`, unit: 's', ours: many.import.seconds, peer, limit: 11 },
    {
      measure: `peak memory of import of ${documents} documents`,
      unit: 'MiB',
      ours: many.import.peak / mebibyte,
    },
    {
      measure: `peak memory of pack of ${documents} documents`,
      unit: 'MiB',
      ours: many.pack.peak / mebibyte,
    },
  ]
}

function travelWith(root: string, documents: number): Journey {
  const folder = join(root, `many-${documents}`)
  const place = join(root, `many-run-${documents}`)
  const journey = travel(place, makeFolder(folder, { documents, bytes: documents * bytesEach }))
  rmSync(folder, { recursive: true })
  rmSync(place, { recursive: true })
  return journey
}
