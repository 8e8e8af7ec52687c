import { resolve } from 'node:path'
import { z } from 'zod'
import { cardSha256, PartyName } from '../../package/card.ts'
import { certificateSha256 } from '../../package/certificate.ts'
import { readOwnCertificate } from '../../package/ownKeyFiles.ts'
import { defineCommand } from '../command.ts'
import { createFolder } from '../fileAccess.ts'
import { cardLines } from '../fingerprint.ts'
import { printAnswer } from '../output.ts'
import { askOwnKey, isOwnKeyInput, OwnKeyInput, ownKeyOptions, ownKeyRule } from '../ownKey.ts'
import { writeNewKeys } from './keys.ts'

export const initCommand = defineCommand({
  usage: 'init',
  about: {
    zh: '生成委托方的签名密钥、证书和解密密钥',
    en: "make a lender's signing key, certificate and identity",
  },
  options: {
    '--name <name>': { zh: '委托方名称', en: 'name of the lender' },
    ...ownKeyOptions,
    '--out <dir>': { zh: '新建的密钥文件夹', en: 'folder to make' },
  },
  input: OwnKeyInput.extend({ name: PartyName, out: z.string().min(1) }).refine(isOwnKeyInput, ownKeyRule),
  async run({ name, out, ...ownKey }, io) {
    const files = await askOwnKey(ownKey, io)
    const own = files && (await readOwnCertificate(files, io.clock()))
    const card = await createFolder(out, (folder) => writeNewKeys(folder, name, own, io.clock()))
    const digests = { cardSha256: cardSha256(card), certSha256: certificateSha256(card.certificate) }
    const value = { name, folder: resolve(out), ...digests, recipient: card.recipient }
    printAnswer(io, value, [
      io.text({
        zh: `已生成“${name}”的密钥：${value.folder}`,
        en: `Made the keys of ${name}: ${value.folder}`,
      }),
      ...cardLines(io, value),
      io.text({
        zh: 'lender.json 可以交给外包机构；signing-key.pem 和 identity.txt 须妥善保管，不得外传。',
        en: 'Hand lender.json to the vendor; keep signing-key.pem and identity.txt to yourself.',
      }),
    ])
    return 0
  },
})
