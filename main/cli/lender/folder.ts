import type { Dirent } from 'node:fs'
import { open, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { sniffMediaType } from '../../../shared/document/pictureHeader.ts'
import type { AmendmentOrder } from '../../../shared/domain/amendment.ts'
import { DocumentPath } from '../../../shared/domain/ids.ts'
import { DocumentKind } from '../../../shared/domain/kind.ts'
import type { Order } from '../../../shared/domain/order.ts'
import { SealdeskError } from '../../../shared/errors/error.ts'
import { parseJsonFile } from '../../package/card.ts'
import { readError } from '../../package/fileErrors.ts'
import { isSafeName } from '../../package/names.ts'
import { readNamedFile } from '../fileAccess.ts'

/** What a lender may say of its documents, by path; `replaces` only in an amendment. */
const DocumentList = z.record(
  z.string(),
  z.strictObject({
    kind: DocumentKind.optional(),
    title: z.string().max(200).optional(),
    replaces: DocumentPath.optional(),
  }),
)
type DocumentList = z.infer<typeof DocumentList>

/** A document found in a lender's folder. `modified` is its time of change in milliseconds. */
export interface FoundDocument {
  readonly path: DocumentPath
  readonly file: string
  readonly caseNo: string
  readonly size: number
  readonly modified: number
  readonly mediaType: string
  readonly kind?: DocumentKind
  readonly title?: string
  readonly replaces?: DocumentPath
}

const listName = 'documents.json'
/** Files that operating systems leave in every folder. */
const litter = /^(\.DS_Store|\._.*|Thumbs\.db|desktop\.ini)$/i

/**
 * Lists `folder/docs/<caseNo>/…`, case by case in the order's order and by name within a case. `documents.json`
 * beside `docs`, if it is there, says of each what it is.
 *
 * @throws SealdeskError `file/not-found`, `file/not-readable`, `file/invalid`, `package/no-documents`,
 *   `package/unlisted-case`, `package/not-a-document`, `package/unsafe-name`
 */
export async function listDocuments(
  folder: string,
  order: Pick<Order | AmendmentOrder, 'cases'>,
): Promise<FoundDocument[]> {
  await requireFolder(folder)
  const docs = join(folder, 'docs')
  const cases = await readFolder(docs).catch((error) => {
    if (error instanceof SealdeskError && error.code === 'file/not-found')
      throw new SealdeskError('package/no-documents', { folder }, { cause: error })
    throw error
  })
  const ordered = new Map(order.cases.map(({ caseNo }, position) => [caseNo as string, position]))
  for (const entry of cases) {
    if (!entry.isDirectory())
      throw new SealdeskError('package/not-a-document', { path: join(docs, entry.name) })
    if (!ordered.has(entry.name)) throw new SealdeskError('package/unlisted-case', { caseNo: entry.name })
  }
  const position = ({ name }: Dirent) => ordered.get(name) ?? 0
  const list = await readList(folder)
  const found: FoundDocument[] = []
  for (const { name } of cases.sort((a, b) => position(a) - position(b)))
    found.push(...(await listCase(join(docs, name), name, list)))
  if (found.length === 0) throw new SealdeskError('package/no-documents', { folder })
  refuseUnknown(list, found, join(folder, listName))
  return found
}

async function listCase(folder: string, caseNo: string, list: DocumentList): Promise<FoundDocument[]> {
  const entries = await readFolder(folder)
  const found: FoundDocument[] = []
  for (const entry of entries.sort((a, b) => byNumber.compare(a.name, b.name))) {
    const file = join(folder, entry.name)
    if (!entry.isFile()) throw new SealdeskError('package/not-a-document', { path: file })
    const path = DocumentPath.safeParse(`docs/${caseNo}/${entry.name}`)
    if (!path.success || !isSafeName(path.data))
      throw new SealdeskError('package/unsafe-name', { path: file })
    found.push({ path: path.data, file, caseNo, ...(await look(file)), ...list[path.data] })
  }
  return found
}

/** 2.jpg comes before 10.jpg. */
const byNumber = new Intl.Collator('en', { numeric: true })

async function look(file: string): Promise<Pick<FoundDocument, 'size' | 'modified' | 'mediaType'>> {
  try {
    const handle = await open(file, 'r')
    try {
      const { size, mtimeMs } = await handle.stat()
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(1024), 0, 1024, 0)
      const mediaType = sniffMediaType(buffer.subarray(0, bytesRead)) ?? 'application/octet-stream'
      return { size, modified: mtimeMs, mediaType }
    } finally {
      await handle.close()
    }
  } catch (error) {
    throw readError(error, file)
  }
}

async function requireFolder(folder: string): Promise<void> {
  const found = await stat(folder).catch((error: unknown) => {
    throw readError(error, folder)
  })
  if (!found.isDirectory())
    throw new SealdeskError('file/not-readable', { path: folder, reason: 'not a folder' })
}

async function readFolder(folder: string): Promise<Dirent[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true })
    return entries.filter(({ name }) => !litter.test(name))
  } catch (error) {
    throw readError(error, folder)
  }
}

async function readList(folder: string): Promise<DocumentList> {
  const path = join(folder, listName)
  const text = await readNamedFile(path).catch((error: unknown) => {
    if (error instanceof SealdeskError && error.code === 'file/not-found') return null
    throw error
  })
  return text === null ? {} : parseJsonFile(DocumentList, text, path)
}

/** A description of a document that is not there is a mistake in the list or a document that was forgotten. */
function refuseUnknown(list: DocumentList, found: readonly FoundDocument[], path: string): void {
  const known = new Set<string>(found.map((document) => document.path))
  const unknown = Object.keys(list).find((name) => !known.has(name))
  if (unknown !== undefined)
    throw new SealdeskError('file/invalid', { path, detail: `${unknown}: no such document` })
}

/** @throws SealdeskError `file/invalid` where a batch is to replace documents */
export function refuseReplacing(documents: readonly FoundDocument[], folder: string): void {
  const replacing = documents.find(({ replaces }) => replaces !== undefined)
  if (replacing)
    throw new SealdeskError('file/invalid', {
      path: join(folder, listName),
      detail: `${replacing.path}: only an amendment (--amends) replaces documents`,
    })
}
