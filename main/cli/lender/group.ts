import type { CliGroup } from '../command.ts'
import { fingerprintCommand } from './fingerprint.ts'
import { initCommand } from './init.ts'
import { packCommand } from './pack.ts'
import { rotateCommand } from './rotate.ts'
import { splitCommand } from './split.ts'
import { verifyCommand } from './verify.ts'

export const lenderGroup: CliGroup = {
  name: 'lender',
  about: { zh: '委托方工具：密钥、打包、核验结果', en: "the lender's kit: keys, batches, results" },
  commands: [initCommand, fingerprintCommand, rotateCommand, packCommand, splitCommand, verifyCommand],
}
