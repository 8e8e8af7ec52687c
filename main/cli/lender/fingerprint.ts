import { z } from 'zod'
import { cardSha256 } from '../../package/card.ts'
import { certificateSha256 } from '../../package/certificate.ts'
import { parseAnyCard } from '../../package/rotation.ts'
import { defineCommand } from '../command.ts'
import { readNamedFile } from '../fileAccess.ts'
import { cardLines } from '../fingerprint.ts'
import { printAnswer } from '../output.ts'

export const fingerprintCommand = defineCommand({
  usage: 'fingerprint <card>',
  about: {
    zh: '显示名片（自己的或外包机构的）的指纹，供电话核对',
    en: "show the fingerprint of a card, one's own or the vendor's, to compare by telephone",
  },
  input: z.object({ card: z.string().min(1) }),
  async run({ card: path }, io) {
    const offered = await parseAnyCard(await readNamedFile(path), path)
    const card = 'card' in offered ? offered.card : offered
    const value = {
      name: card.name,
      cardSha256: cardSha256(card),
      certSha256: certificateSha256(card.certificate),
    }
    printAnswer(io, value, cardLines(io, value))
    return 0
  },
})
