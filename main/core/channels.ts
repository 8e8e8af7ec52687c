import { z } from 'zod'
import { FileHandle } from '../../shared/domain/ids.ts'
import type { Link } from '../../shared/ipc/wire.ts'

/**
 * What the shell and the core process say to each other over their one link: the window's requests (`app`), the
 * core's requests to the processes that hold no key (`decoder`, `reader`) and to the system's keystore (`keystore`), the
 * paths of picked files (`grant`), and what pages were refused (`refusal`).
 */
const Envelope = z.object({
  channel: z.enum(['app', 'decoder', 'reader', 'keystore', 'grant', 'refusal']),
  message: z.unknown(),
})
type Envelope = z.infer<typeof Envelope>

/** A file that was picked in a dialog: the shell tells the core where it is, the window only learns the handle. */
export const Grant = z.object({ handle: FileHandle, path: z.string().min(1) })
export type Grant = z.infer<typeof Grant>

/** One of the channels of a link, as a link of its own. */
export function channel(link: Link, name: Envelope['channel']): Link {
  return {
    post: (message) => link.post({ channel: name, message } satisfies Envelope),
    listen: (listener) =>
      link.listen((raw) => {
        const envelope = Envelope.parse(raw)
        if (envelope.channel === name) listener(envelope.message)
      }),
  }
}
