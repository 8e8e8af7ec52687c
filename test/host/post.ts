import type { CDPSession } from 'playwright-core'
import { createCodec, type Packed } from './codec.ts'
import { bytesOfBlob, fileOf, removeFile } from './manyBytes.ts'
import { type Delivery, type Letter, manyBytes, pageNames } from './pageSide.ts'

export type Post = Awaited<ReturnType<typeof openPost>>

/** A document that is, or was, in the page: the sender of its letters. */
export interface PageDocument {
  readonly origin: string
  readonly isMainFrame: boolean
}

/** A document as the browser's automation knows it. */
interface Known extends PageDocument {
  readonly uniqueContextId: string
  /** The file input that many bytes come in. */
  input?: Promise<string>
}

/** What a document sent, opened. */
export interface Received extends Pick<Letter, 'channel'> {
  readonly from: PageDocument
  readonly isAnswered: boolean
  readonly args: unknown[]
}

export const codec = createCodec()

/**
 * Carries values between the application and a page, each way in the order in which they were sent. It speaks to the
 * browser's automation itself, one message for each value: every one more is felt.
 *
 * @param receive takes what the page sent, and answers it
 */
export async function openPost(session: CDPSession, receive: (received: Received) => unknown) {
  const documents = new Map<number, Known>()
  /** The document that is in the page now. */
  let current: Known | undefined
  let opened: Promise<unknown> = Promise.resolve()

  const { frameTree } = await session.send('Page.getFrameTree')
  session.on('Runtime.executionContextCreated', ({ context }) => {
    // Beside a document's own world there are those of the browser's automation.
    if (!context.auxData?.isDefault) return
    const isMainFrame = context.auxData.frameId === frameTree.frame.id
    const known = { uniqueContextId: context.uniqueId, origin: context.origin, isMainFrame }
    documents.set(context.id, known)
    if (isMainFrame) current = known
  })
  session.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
    documents.delete(executionContextId)
  })
  session.on('Runtime.executionContextsCleared', () => documents.clear())
  session.on('Runtime.bindingCalled', ({ executionContextId, payload }) => {
    const from = documents.get(executionContextId)
    if (!from) return
    const letter = JSON.parse(payload) as Letter
    const args = opened.then(() => open(from, letter))
    // What is lost with a document that has gone is nobody's error; what the application throws is.
    opened = args.then(
      (each) => hear(from, letter, each),
      () => {},
    )
  })
  await session.send('Runtime.enable')
  await session.send('Runtime.addBinding', { name: pageNames.binding })

  async function open(from: Known, { value, bytes }: Letter): Promise<unknown[]> {
    return codec.unpack(value, await bytesOf(from, bytes)) as unknown[]
  }

  function hear(from: Known, { channel, answer }: Letter, args: unknown[]): void {
    const received = { from, channel, isAnswered: answer !== null, args }
    if (answer === null) receive(received)
    else void reply(from, answer, () => receive(received))
  }

  async function bytesOf(from: Known, bytes: Letter['bytes']): Promise<Uint8Array<ArrayBuffer>> {
    if (typeof bytes === 'string') return new Uint8Array(Buffer.from(bytes, 'base64'))
    const objectId = await objectOf(from, `${pageNames.hand}(${bytes})`)
    const read = await bytesOfBlob(session, objectId)
    await session.send('Runtime.releaseObject', { objectId })
    return read
  }

  async function reply(to: Known, answer: number, find: () => unknown): Promise<void> {
    const start = performance.now()
    try {
      const value = await find()
      const took = performance.now() - start
      await deliver(to, { answer, took, failure: null }, codec.pack(value))
    } catch (error) {
      const took = performance.now() - start
      await deliver(to, { answer, took, failure: String(error) }, codec.pack(undefined))
    }
  }

  /** A document that is just going away does not hear it, in Electron neither. */
  async function deliver(document: Known, to: Delivery['to'], { value, attached }: Packed): Promise<void> {
    const size = attached.reduce((sum, { byteLength }) => sum + byteLength, 0)
    const file = size > manyBytes ? fileOf(attached) : null
    const bytes = file === null ? Buffer.concat(attached).toString('base64') : null
    try {
      // All wait for it, also those that do not need it: so they leave in their order.
      document.input ??= objectOf(document, pageNames.input)
      const objectId = await document.input
      await Promise.all([
        file !== null && session.send('DOM.setFileInputFiles', { files: [file], objectId }),
        take(document, { to, value, bytes }),
      ])
    } catch {
    } finally {
      if (file !== null) removeFile(file)
    }
  }

  /** Resolves when the page has it. */
  function take({ uniqueContextId }: Known, delivery: Delivery): Promise<unknown> {
    const expression = `${pageNames.take}(${JSON.stringify(JSON.stringify(delivery))})`
    return session.send('Runtime.evaluate', { expression, uniqueContextId, awaitPromise: true, silent: true })
  }

  async function objectOf({ uniqueContextId }: Known, expression: string): Promise<string> {
    const { result } = await session.send('Runtime.evaluate', { expression, uniqueContextId, silent: true })
    if (result.objectId === undefined) throw new Error('the page takes no messages')
    return result.objectId
  }

  return {
    /** To the document that is in the page now. */
    async send(channel: string, args: Packed): Promise<void> {
      if (current) await deliver(current, { channel }, args)
    },
  }
}
