// What is left out of a choice, or may happen elsewhere.
import { guarded } from '../../language/guarded.ts';
import { region } from './words.ts';

const left =
  '(?:(?:do(?:es)? not|not|never|no longer) (?:apply|cover(?:ed)?|extend|include[sd]?|provide|guarantee\\w*|available|supported|restrict|govern|affect)|leaves? out|exclud\\w+|except|other than|outside(?: the)? scope|(?:is|are) not (?:covered|subject|included|eligible|part))';
const residency =
  '(?:(?:data |regional |region )?residency|regional (?:storage|processing|inference|hosting|endpoints?)|(?:selected|chosen|designated) (?:region|geography|location))';
export const carveOut = guarded(
  new RegExp(
    [
      `\\b${residency}\\b[^.;]{0,60}\\b${left}\\b`,
      `\\b${left}\\b[^.;]{0,60}\\b(?:by|to|of|from|in|under) (?:\\w+ )?${residency}\\b`,
      `\\b(?:may|might|can|could|will)\\b(?=[^.;]{0,60}\\b(?:process|rout|stor|mov|transfer|serv|occur|happen|replicat|sent|run|runs|execut|host|flow|leav|kept|go|tak\\w* place|perform|resid|locat)\\w*)[^.;]{0,60}\\b(?:outside|in any|other|another|whichever|across)\\b[^.;]{0,60}\\b${region}\\b`,
      `\\b(?:not|un)[ -]?(?:available|supported)\\b[^.;]{0,20}\\b(?:on|in|with|for|by|through|at) (?:the |a |any )?${residency}\\b`,
      `\\bglobal(?:ly)? (?:endpoints?|deployments?|routing|processing|standard)\\b|\\bworldwide (?:endpoints?|deployments?)\\b`,
      `\\b(?:control[- ]plane|system data|account data|billing data|metadata|telemetry)\\b[^.;]{0,80}\\b(?:outside|not|other|united states|elsewhere|global)\\b`,
      `\\b(?:processing|inference|requests?|prompts?)\\b[^.;]{0,40}\\bmay (?:still )?(?:occur|happen|be (?:processed|routed|served))\\b[^.;]{0,40}\\b(?:outside|elsewhere|any|other|another)\\b`,
    ].join('|'),
  ),
);
