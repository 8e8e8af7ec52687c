import { beside, date, han, near } from '../../fields/forms/patterns.ts'
import { anyOf } from '../features.ts'
import { labelledKind } from '../labelledKind.ts'
import { passesVinCheck } from './vin.ts'

/** GA 36-2018: a province, an office, five or six characters, the last of which may be a word. */
const plate =
  '[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新使]\\t?[A-Z][·.]?[A-Z0-9]{4,5}[A-Z0-9挂学警港澳领]'
/** GB 16735: 17 characters without I, O and Q. */
const vin = '[A-HJ-NPR-Z0-9]{17}'
const engine = '[A-Z0-9][A-Z0-9-]{4,16}'

/** Numbers that makers in China give begin with L. */
const doubtVin = (value: string) =>
  value.startsWith('L') && !passesVinCheck(value) ? ('check-digit-fails' as const) : null

/** 机动车登记证书. */
export const vehicleCertificate = labelledKind({
  features: [
    anyOf(['机动车登记证书'], 3),
    anyOf(['机动车所有人'], 2),
    anyOf(['机动车登记编号'], 2),
    anyOf(['车辆识别代号', '车架号'], 1),
    anyOf(['注册登记摘要信息栏', '注册登记机动车信息栏', '获得方式'], 2),
  ],
  mostRows: 120,
  fields: {
    number: {
      form: 'code',
      patterns: [
        ...beside(['机动车登记证书编号', '登记证书编号', '证书编号'], '\\d{12}'),
        '(?<!\\d)(?<value>\\d{12})(?!\\d)',
      ],
    },
    owner: {
      form: 'text',
      patterns: [
        '机动车所有人[^\\n]{0,16}?号码[：:\\t]*(?<value>[^\\t\\n/／]{2,40})',
        '机动车所有人[：:\\t]*(?<value>[^\\t\\n/／]{2,40})',
        '所有人[^\\n]{0,16}\\n(?<value>[^\\t\\n/／]{2,40})[/／]',
      ],
    },
    plate: {
      form: 'text',
      patterns: [...beside(['机动车登记编号', '登记编号'], plate), `(?<value>${plate})`],
    },
    vin: {
      form: 'code',
      patterns: [...beside(['车辆识别代号/车架号', '车架号', '车辆识别代号'], vin), `(?<value>${vin})`],
      doubt: doubtVin,
    },
    engine_no: { form: 'code', patterns: [`发动机号[码]?[：:\\t]*(?<value>${engine})`] },
    registered: { form: 'date', patterns: [`(?<!注册)登记日期[：:\\t]*(?<value>${date})`] },
    issued: { form: 'date', patterns: beside(['发证日期'], date) },
  },
})

/** 机动车行驶证: its labels have a translation under them. */
export const vehicleLicence = labelledKind({
  features: [
    anyOf(['机动车行驶证', '行驶证'], 3),
    anyOf(['号牌号码'], 2),
    anyOf(['车辆类型'], 1),
    anyOf(['所有人'], 1),
    anyOf(['发动机号码'], 1),
    anyOf(['品牌型号', '使用性质'], 1),
    anyOf(['注册日期', '发证日期'], 1),
  ],
  mostRows: 60,
  fields: {
    plate: { form: 'text', patterns: [...near(['号牌号码'], plate), `(?<value>${plate})`] },
    owner: { form: 'text', patterns: near(['所有人'], `[\\p{Script=Han}·（）()]{2,40}`) },
    address: { form: 'text', patterns: near(['住址'], `${han}[^\\t\\n]{3,60}`), wraps: ['住址'] },
    vin: { form: 'code', patterns: [...near(['车辆识别代号'], vin), `(?<value>${vin})`], doubt: doubtVin },
    engine_no: {
      form: 'code',
      patterns: [`发动机号码[：:\\t\\n]*(?:Engine\\t?No\\.?[\\t\\n]*)?(?<value>${engine})`],
    },
    registered: { form: 'date', patterns: near(['注册日期'], date) },
    issued: { form: 'date', patterns: near(['发证日期'], date) },
  },
})
