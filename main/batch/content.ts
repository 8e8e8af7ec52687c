import { z } from 'zod'
import { AmendmentOrder } from '../../shared/domain/amendment.ts'
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

/** The same of a package that amends a batch. */
export interface AmendmentContent {
  readonly order: AmendmentOrder
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
  const content = await readLists(reader, Order)
  const replacing = content.manifest.find(({ replaces }) => replaces !== undefined)
  if (replacing) throw invalidManifest(`${replacing.path}: only an amendment replaces documents`)
  return content
}

/**
 * The same of a verified package that refers to a batch. Whether it fits that batch is for the caller to see.
 *
 * @throws SealdeskError `batch/order-invalid`, `batch/manifest-invalid`
 */
export async function readAmendmentContent(reader: PackageReader): Promise<AmendmentContent> {
  const content = await readLists(reader, AmendmentOrder)
  const brought = new Set<string>(content.manifest.map(({ caseNo }) => caseNo))
  const idle = content.order.cases.find(({ caseNo }) => !brought.has(caseNo))
  if (idle) throw invalidManifest(`there is no document for the case ${idle.caseNo}`)
  const replaced = content.manifest.flatMap(({ replaces }) => replaces ?? [])
  if (new Set(replaced).size !== replaced.length) throw invalidManifest('a document is replaced twice')
  return content
}

async function readLists<T extends { readonly cases: readonly { readonly caseNo: string }[] }>(
  reader: PackageReader,
  schema: { parse(value: unknown): T },
): Promise<{ order: T; manifest: ManifestLine[] }> {
  const order = await readOrder(reader, schema)
  const manifest = await readManifest(reader)
  checkAgainstFiles(manifest, reader)
  const cases = new Set(order.cases.map(({ caseNo }) => caseNo))
  const stray = manifest.find(({ caseNo }) => !cases.has(caseNo))
  if (stray) throw invalidManifest(`${stray.path}: no such case in the order`)
  return { order, manifest }
}

async function readOrder<T>(reader: PackageReader, schema: { parse(value: unknown): T }): Promise<T> {
  const text = await readText(reader, orderName)
  if (text === null) throw new SealdeskError('batch/order-invalid', { detail: `${orderName} is missing` })
  try {
    return schema.parse(parseJson(text))
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
