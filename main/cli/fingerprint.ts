import { fingerprintLines } from '../../shared/domain/fingerprint.ts'
import type { OfferedCard } from '../../shared/domain/party.ts'
import type { Io } from './io.ts'

/** What two people compare of a card: its name and, in groups that can be read out, its digest. */
export function cardLines(
  io: Io,
  { name, cardSha256, certSha256 }: Pick<OfferedCard, 'name' | 'cardSha256' | 'certSha256'>,
): string[] {
  return [
    io.text({ zh: `名称：${name}`, en: `Name: ${name}` }),
    io.text({ zh: '名片指纹（电话逐组核对）：', en: 'Fingerprint of the card (compare by telephone):' }),
    ...fingerprintLines(cardSha256).map((groups) => `    ${groups.join('  ')}`),
    io.text({ zh: `证书 SHA-256：${certSha256}`, en: `Certificate SHA-256: ${certSha256}` }),
  ]
}
