import { resolve } from 'node:path'
import { z } from 'zod'
import type { CardStanding, OfferedCard } from '../../../shared/domain/party.ts'
import { SealdeskError } from '../../../shared/errors/error.ts'
import { defineCommand } from '../command.ts'
import { confirm } from '../confirm.ts'
import { cardLines } from '../fingerprint.ts'
import type { Io, Words } from '../io.ts'
import { printAnswer, printNote } from '../output.ts'
import { askOwnKey, isOwnKeyInput, OwnKeyInput, ownKeyOptions, ownKeyRule } from '../ownKey.ts'
import { grantedKey, withStation } from './open.ts'
import { asOption, dataOption, Station } from './options.ts'

const yesOption = { '--yes': { zh: '不询问（用于脚本）', en: 'do not ask (for scripts)' } } as const

export const trustCommand = defineCommand({
  usage: 'trust <card>',
  about: {
    zh: '核对指纹后登记委托方的名片文件或换证书文件',
    en: "register a lender's card, or its rotation, after comparing the fingerprint",
  },
  options: { ...dataOption, ...asOption, ...yesOption },
  input: Station.extend({ card: z.string().min(1), yes: z.boolean().default(false) }),
  async run({ card, yes, ...station }, io) {
    return withStation(io, station, async ({ api, core }) => {
      const handle = core.grant(resolve(card))
      const offered = await api.lender.inspect({ card: handle })
      printOffer(io, offered)
      const question = io.text({
        zh: '已与对方电话核对指纹，登记？',
        en: 'Compared the fingerprint with the lender by telephone. Register?',
      })
      if (!yes && !(await confirm(io, question))) throw new SealdeskError('job/cancelled')
      const { name, cardSha256 } = offered
      const lender = await api.lender.trust({ card: handle, cardSha256 })
      printAnswer(io, lender, [io.text({ zh: `已登记委托方 ${name}`, en: `Registered the lender ${name}` })])
      return 0
    })
  },
})

export const revokeCommand = defineCommand({
  usage: 'revoke',
  about: {
    zh: '吊销委托方的证书（密钥丢失、泄露或合作终止）',
    en: "revoke a lender's certificate (key lost or known to others, or the work is over)",
  },
  options: {
    ...dataOption,
    ...asOption,
    ...yesOption,
    '--lender <name>': { zh: '委托方名称', en: 'name of the lender' },
    '--reason <text>': { zh: '吊销的原因，记入日志', en: 'why, for the log' },
  },
  input: Station.extend({
    lender: z.string().min(1),
    reason: z.string().min(1),
    yes: z.boolean().default(false),
  }),
  async run({ lender, reason, yes, ...station }, io) {
    return withStation(io, station, async ({ api }) => {
      const question = io.text({
        zh: `吊销后不能恢复：不再接受 ${lender} 用该证书签署的资料，也不再向其交付结果；未用的接收密钥一并撤回。吊销？`,
        en: `This cannot be undone: nothing signed with the certificate of ${lender} is taken any more, no result is made for it, and its unused receiving keys are withdrawn. Revoke?`,
      })
      if (!yes && !(await confirm(io, question))) throw new SealdeskError('job/cancelled')
      const revoked = await api.lender.revoke({ lender, reason })
      printAnswer(io, revoked, [
        io.text({ zh: `已吊销 ${lender} 的证书`, en: `Revoked the certificate of ${lender}` }),
      ])
      return 0
    })
  },
})

export const lendersCommand = defineCommand({
  usage: 'lenders',
  about: { zh: '列出委托方及其指纹', en: 'list the lenders and their fingerprints' },
  options: { ...dataOption, ...asOption },
  input: Station,
  async run(station, io) {
    return withStation(io, station, async ({ api }) => {
      const lenders = await api.lender.list()
      const lines = lenders.flatMap((lender) => [
        ...cardLines(io, lender),
        ...(lender.revoked
          ? [
              io.text({
                zh: `已于 ${lender.revoked.at} 吊销：${lender.revoked.reason}`,
                en: `Revoked on ${lender.revoked.at}: ${lender.revoked.reason}`,
              }),
            ]
          : []),
        '',
      ])
      printAnswer(io, lenders, lines)
      return 0
    })
  },
})

export const cardCommand = defineCommand({
  usage: 'card',
  about: { zh: '导出本站的名片文件', en: "write this station's card" },
  options: { ...dataOption, ...asOption, '--out <file>': { zh: '名片文件', en: 'file of the card' } },
  input: Station.extend({ out: z.string().min(1) }),
  async run({ out, ...station }, io) {
    return withStation(io, station, async ({ api, core }) => {
      const path = resolve(out)
      const card = await api.station.exportCard({ target: core.grant(path) })
      printAnswer(io, { file: path, ...card }, [
        io.text({ zh: `名片文件：${path}`, en: `Card: ${path}` }),
        ...cardLines(io, card),
      ])
      return 0
    })
  },
})

export const certificateCommand = defineCommand({
  usage: 'certificate',
  about: {
    zh: '改用本机构自有的密钥和证书签名（首次启用，或证书到期前更换）',
    en: "sign with the organisation's own key and certificate from now on (the first, or the next before one expires)",
  },
  options: { ...dataOption, ...asOption, ...ownKeyOptions },
  input: OwnKeyInput.extend(Station.shape).refine(isOwnKeyInput, ownKeyRule),
  async run({ p12, key, cert, ...station }, io) {
    const own = await askOwnKey({ p12, key, cert }, io)
    if (!own) throw new SealdeskError('cli/usage', { detail: '--p12, --key' })
    return withStation(io, station, async ({ api, core }) => {
      const card = await api.station.adoptCertificate({ own: grantedKey(core, own) })
      printAnswer(io, card, [
        ...cardLines(io, card),
        io.text({ zh: `证书有效期至：${card.notAfter}`, en: `The certificate ends on: ${card.notAfter}` }),
        io.text({
          zh: '请用 station card 导出新名片交给各委托方，电话核对指纹后替换旧名片；此前签发的接收密钥和结果仍用旧名片核验。',
          en: 'Hand out the new card (station card); lenders compare its fingerprint and put it in the place of the old one, which still verifies the receiving keys and results that were signed before.',
        }),
      ])
      return 0
    })
  },
})

const standingWords: Record<CardStanding, Words> = {
  new: { zh: '新的委托方。', en: 'A new lender.' },
  trusted: { zh: '这张名片已经登记过。', en: 'This card is registered already.' },
  rotation: {
    zh: '新证书由现登记的证书签署，将取代它。',
    en: 'A new certificate, signed with the registered one, which it will replace.',
  },
  'after-revocation': {
    zh: '该委托方的旧证书已被吊销；这是一张未经旧证书签署的新名片，请务必核对。',
    en: "The lender's old certificate was revoked; no old key vouches for this new card: compare with care.",
  },
}

function printOffer(io: Io, offered: OfferedCard): void {
  for (const line of [...cardLines(io, offered), io.text(standingWords[offered.standing])])
    printNote(io, line)
}
