import { stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Sha256Hex } from '../../shared/domain/ids.ts'
import { SealdeskError } from '../../shared/errors/error.ts'
import type { CheckingThreads } from '../package/contentCheck.ts'
import { copyHashed } from '../package/copy.ts'
import { readError } from '../package/fileErrors.ts'
import { requireSpace } from '../package/freeSpace.ts'
import type { PackageHeader } from '../package/header.ts'
import { openPackage, type PackageReader } from '../package/reader.ts'
import type { PlacedDigest, Stretch } from '../package/stretch.ts'
import { bothSettled, createTargetFile } from '../package/targetFile.ts'
import type { Card } from '../package/vendorCard.ts'
import { verifyPackage, verifyPackageOutside } from '../package/verify.ts'
import type { Vault } from '../vault/vault.ts'
import type { AmendmentRegister } from './amendmentRegisterStore.ts'
import { alreadyHere, importRefusal } from './importRefusal.ts'
import type { RegisterStore } from './registerStore.ts'

export interface ReceivingNeeds {
  readonly vault: Vault
  readonly register: RegisterStore
  readonly amendments: AmendmentRegister
  readonly clock: () => Date
  /** Without them the package is checked on the calling thread. */
  readonly threads?: CheckingThreads
}

export interface ReceivingContext {
  readonly signal: AbortSignal
  /**
   * Bytes done of all, and documents checked of all: the package is gone over twice, once to copy it and once to check
   * the copy.
   */
  readonly progress: (
    done: number,
    total: number,
    documents?: { readonly done: number; readonly total: number },
  ) => void
}

/** A package whose every byte has been checked, and the receiving key that opened it. */
export interface CheckedPackage {
  readonly header: PackageHeader
  readonly sumsSha256: Sha256Hex
  readonly lender: Card
  readonly keyId: string
}

/** What a batch's database takes at most before anybody works on it. In bytes. */
const databaseBytes = { base: 16 * 1024 * 1024, document: 2048 }

/**
 * Copies a package of kind `batch` and checks the copy.
 *
 * @param path of the package as it was handed over
 * @param copy path of the file to make; the caller moves or removes it
 * @param admit looks at what the package says of itself, before it is copied; throws where it is not wanted
 * @param read reads from the checked package what the caller wants of it
 * @throws SealdeskError `package/*`, `batch/already-imported`, `amendment/already-imported`, `file/*`,
 *   `job/cancelled`; what `admit` and `read` throw
 */
export async function receivePackage<T>(
  needs: ReceivingNeeds,
  { path, copy }: { readonly path: string; readonly copy: string },
  context: ReceivingContext,
  {
    admit,
    read,
  }: {
    readonly admit: (header: PackageHeader) => void
    readonly read: (reader: PackageReader) => Promise<T>
  },
): Promise<CheckedPackage & { readonly content: T }> {
  const terms = termsOf(needs)
  const outside = await verifyPackageOutside(path, terms)
  if ('error' in outside) throw importRefusal(needs, outside)
  admit(outside.header)
  return copyPackage(path, copy, outside, context, async (written) => {
    const { identity, files, ...checked } = await checkPackage(needs, terms, written, context)
    const reader = await openPackage(written.path, identity, { ...checked, files })
    try {
      return { ...checked, content: await read(reader) }
    } finally {
      await reader.close()
    }
  })
}

/** Inner files of a batch besides its documents: order.json and manifest.jsonl. */
const listFiles = 2

/** How many documents there are in a package as it says itself, and that so many of its files are done. */
function documentsDone({ inner }: PackageHeader, files: number) {
  const total = Math.max(0, inner.files - listFiles)
  return { done: Math.min(files, total), total }
}

/** What must be true of a package that this station takes in. */
function termsOf({ vault, clock }: ReceivingNeeds) {
  const unused = vault.receivingKeys.open()
  return {
    kind: 'batch',
    trusted: vault.lenders.trusted(),
    identities: unused.map(({ identity }) => identity),
    unused,
    now: clock(),
  } as const
}

/** A copy whose bytes may still be on their way to the disk, and what is known of them from writing them. */
interface WrittenCopy {
  readonly path: string
  readonly size: number
  /** As it was before the copy; what counts is read from the copy. */
  readonly header: PackageHeader
  readonly payload: PlacedDigest
}

/**
 * The copy is what gets checked: the medium it came on could change between two looks. It is checked while the disk
 * takes it up, and has its name once both are done.
 */
async function copyPackage<T>(
  from: string,
  to: string,
  { header, payload }: { readonly header: PackageHeader; readonly payload: Stretch },
  { signal, progress }: ReceivingContext,
  check: (written: WrittenCopy) => Promise<T>,
): Promise<T> {
  const size = await sizeOf(from)
  await requireSpace(dirname(to), size + databaseBytes.base + header.inner.files * databaseBytes.document)
  const target = await createTargetFile(to)
  try {
    const digest = await copyHashed(from, target, payload, {
      signal,
      progress: (bytes) => progress(bytes, 2 * size, documentsDone(header, 0)),
    })
    const [checked] = await bothSettled(
      check({ path: target.temporaryPath, size, header, payload: digest }),
      target.finish(),
    )
    await target.commit()
    return checked
  } catch (error) {
    await target.discard()
    throw error
  }
}

async function checkPackage(
  needs: ReceivingNeeds,
  { unused, ...terms }: ReturnType<typeof termsOf>,
  copy: WrittenCopy,
  { signal, progress }: ReceivingContext,
) {
  const checked = await verifyPackage(copy.path, {
    ...terms,
    written: copy.payload,
    ...(needs.threads && { threads: needs.threads }),
    signal,
    progress: (bytes, checkedFiles) =>
      progress(copy.size + bytes, 2 * copy.size, documentsDone(copy.header, checkedFiles)),
  })
  if ('error' in checked) throw importRefusal(needs, checked)
  if (checked.verdict === 'valid-expired-certificate') {
    throw new SealdeskError('package/expired-certificate', { notAfter: checked.notAfter })
  }
  const here = alreadyHere(needs, checked.header.packageId)
  if (here) throw here
  const { header, sumsSha256, signer: lender, identity, files } = checked
  const key = unused.find((unusedKey) => unusedKey.identity === identity && unusedKey.lender === lender.name)
  if (!key) throw new SealdeskError('package/wrong-recipient')
  return { header, sumsSha256, lender, keyId: key.keyId, identity, files }
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size
  } catch (error) {
    throw readError(error, path)
  }
}
