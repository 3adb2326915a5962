import { describe, expect, it } from 'vitest';
import { detectLanguage } from '#text/language.ts';
import { parseHtml } from '#text/html.ts';

const samples: Record<string, string> = {
  en: 'We keep the logs of your requests for thirty days and delete them after that, unless the law asks us to keep them.',
  de: 'Wir bewahren die Protokolle Ihrer Anfragen dreißig Tage auf und löschen sie danach, sofern das Gesetz nichts anderes verlangt.',
  fr: 'Nous conservons les journaux de vos requêtes pendant trente jours, puis nous les supprimons, sauf si la loi exige le contraire.',
  es: 'Conservamos los registros de sus solicitudes durante treinta días y después los eliminamos, salvo que la ley exija lo contrario.',
  it: 'Conserviamo i registri delle vostre richieste per trenta giorni e poi li cancelliamo, a meno che la legge non richieda altro.',
  pt: 'Mantemos os registos dos seus pedidos por trinta dias e depois os eliminamos, a não ser que a lei exija o contrário.',
  nl: 'Wij bewaren de logboeken van uw verzoeken dertig dagen en verwijderen ze daarna, tenzij de wet anders voorschrijft.',
  pl: 'Przechowujemy dzienniki zapytań przez trzydzieści dni i usuwamy je po tym czasie, chyba że prawo wymaga od nas czegoś innego.',
  ru: 'Мы храним журналы ваших запросов тридцать дней, а затем удаляем их, если закон не требует иного.',
  ja: '当社はお客様のリクエストのログを三十日間保存し、その後、法律で別段の定めがない限り削除します。',
  zh: '我们将您的请求日志保留三十天,之后予以删除,除非法律另有要求。我们不会使用您的数据来训练模型。',
  ko: '당사는 귀하의 요청 로그를 30일 동안 보관한 후 법률에서 달리 요구하지 않는 한 삭제합니다.',
};

describe('detectLanguage', () => {
  it.each(Object.entries(samples))('%s', (language, text) => expect(detectLanguage(text)).toBe(language));

  it.each(Object.entries(samples))('%s in capitals', (language, text) =>
    expect(detectLanguage(text.toUpperCase())).toBe(language),
  );

  it('does not guess from a few words', () => {
    expect(detectLanguage('SOC 2 Type II')).toBeUndefined();
    expect(detectLanguage('')).toBeUndefined();
  });

  it('is decided by the document, not by its menus', () => {
    const menu = `<nav>${samples['en']!.repeat(8)}</nav>`;
    expect(parseHtml(`${menu}<main><p>${samples['de']!.repeat(3)}</p></main>`).language.detected).toBe('de');
  });
});
