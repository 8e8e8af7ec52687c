import { z } from 'zod'
import { ManifestLine } from '../../shared/domain/manifest.ts'
import { Order } from '../../shared/domain/order.ts'
import { SealdeskError } from '../../shared/errors/error.ts'
import { parseJson } from '../package/json.ts'
import type { PackageReader } from '../package/reader.ts'

/** What a batch package holds besides the documents themselves. */
export interface BatchContent {
  readonly order: Order
  readonly manifest: readonly ManifestLine[]
}

const orderName = 'order.json'
const manifestName = 'manifest.jsonl'

/**
 * Reads the order and the manifest of a verified batch package, and checks that they and its files tell the same.
 *
 * @throws SealdeskError `batch/order-invalid`, `batch/manifest-invalid`
 */
export async function readBatchContent(reader: PackageReader): Promise<BatchContent> {
  const order = await readOrder(reader)
  const manifest = await readManifest(reader)
  checkAgainstFiles(manifest, reader)
  const cases = new Set<string>(order.cases.map(({ caseNo }) => caseNo))
  const stray = manifest.find(({ caseNo }) => !cases.has(caseNo))
  if (stray) throw invalidManifest(`${stray.path}: no such case in the order`)
  return { order, manifest }
}

async function readOrder(reader: PackageReader): Promise<Order> {
  const text = await readText(reader, orderName)
  if (text === null) throw new SealdeskError('batch/order-invalid', { detail: `${orderName} is missing` })
  try {
    return Order.parse(parseJson(text))
  } catch (error) {
    const detail = parseDetail(error)
    if (detail === null) throw error
    throw new SealdeskError('batch/order-invalid', { detail })
  }
}

async function readManifest(reader: PackageReader): Promise<ManifestLine[]> {
  const text = await readText(reader, manifestName)
  if (text === null) throw invalidManifest(`${manifestName} is missing`)
  const lines = text.split('\n')
  if (lines.pop() !== '') throw invalidManifest('the last line has no end')
  return lines.map((line, index) => {
    try {
      return ManifestLine.parse(parseJson(line))
    } catch (error) {
      const detail = parseDetail(error)
      if (detail === null) throw error
      throw invalidManifest(`line ${index + 1}: ${detail}`)
    }
  })
}

function checkAgainstFiles(manifest: readonly ManifestLine[], { files }: PackageReader): void {
  const listed = new Set<string>([orderName, manifestName])
  for (const { path, sha256, size } of manifest) {
    if (listed.has(path)) throw invalidManifest(`${path} is listed twice`)
    listed.add(path)
    const file = files.get(path)
    if (!file) throw invalidManifest(`${path} is not in the package`)
    if (file.sha256 !== sha256 || file.size !== size)
      throw invalidManifest(`${path} has another digest or size`)
  }
  for (const name of files.keys()) {
    if (!listed.has(name)) throw invalidManifest(`${name} is not listed`)
  }
}

async function readText(reader: PackageReader, name: string): Promise<string | null> {
  if (!reader.files.has(name)) return null
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await reader.read(name))
}

/** What is wrong with a text that does not parse; null for any other error. */
function parseDetail(error: unknown): string | null {
  if (error instanceof z.ZodError) return z.prettifyError(error)
  if (error instanceof SyntaxError) return 'not JSON, or a name is repeated'
  return null
}

function invalidManifest(detail: string): SealdeskError {
  return new SealdeskError('batch/manifest-invalid', { detail })
}
