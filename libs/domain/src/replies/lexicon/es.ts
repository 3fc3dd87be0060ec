/** Spanish. */
import type { ReplyLexicon } from './lexicon.js';

export const ES: ReplyLexicon = {
  language: 'es',
  unsubscribe: [
    /\b(?:dar(?:me|nos)|den(?:me|nos)|de(?:me|nos)|dame|quiero|solicito|pido)(?: \w+){0,3}? (?:de )?baja\b/,
    /\bdarse de baja\b|\bdesuscrib\w+|\bcancelar (?:mi |la )?suscripcion\b/,
    /\b(?:eliminen?|borren?|quiten?|saquen?|elimina|borra|quita|saca)(?:me|nos)\b/,
    /\b(?:eliminar|borrar|quitar|retirar|eliminen|borren) (?:mi|mis|nuestros?) (?:correo|datos|direccion|email|contacto)\b/,
    /\b(?:no (?:me|nos) (?:escriba|contacte|mande|envie|vuelva|moleste)\w*(?! (?:hasta|antes))|dej(?:e|en|a|ar) de (?:escribir|contactar|enviar|mandar|molestar|recibir)\w*)\b/,
    /\bno (?:quiero|deseo|queremos) (?:recibir|mas (?:correos|mensajes|emails))\b/,
  ],
  unsubscribeOffer:
    /\b(?:(?:para|si (?:desea|quiere)) (?:darse de baja|cancelar (?:la|su) suscripcion)|darse de baja (?:aqui|en cualquier momento))\b/g,
  notInterested: [
    /\bno (?:\w+ ){0,3}?interes\w*/,
    /\b(?:sin|ningun|cero) interes\b/,
    /\bno,? (?:muchas )?gracias\b/,
    /\bno (?:es|sera) (?:el |un |buen )*(?:momento|para nosotros|para mi|una prioridad|prioritario)\b/,
    /\b(?:ahora no|por (?:el momento|ahora) no|de momento no)\b/,
    /\bno (?:lo |la )?(?:necesit|nos encaja|encaja|tenemos (?:presupuesto|necesidad)|hay presupuesto)\w*/,
    /\bya (?:tenemos|contamos|trabajamos|usamos|utilizamos)\b/,
  ],
  interested: [
    /\b(?:me|nos) (?:\w+ )?interes\w+|\binteresad[oa]s?\b|\binteresante\b/,
    /\b(?:suena|parece|pinta) (?:\w+ )?(?:bien|genial|interesante|perfecto)\b/,
    /\b(?:cuenta|cuente|diga|dime|envia|envie|manda|mande|pasa|pase)(?:me|nos|n?me)\b/,
    /\bmas (?:informacion|info|detalles)\b/,
    /\b(?:hablemos|podemos (?:hablar|vernos|reunirnos|agendar)|podriamos (?:hablar|vernos|reunirnos)|agendamos|agendemos|quedamos)\b/,
    /\b(?:estoy|estamos|esta usted|estas) (?:libre|disponible)s?\b/,
    /\b(?:cuanto cuesta|cual es el (?:precio|coste|costo)|que precio)\b/,
    /\b(?:llameme|llamame|con (?:mucho )?gusto|encantad[oa]|por que no|me encantaria|me gustaria)\b/,
  ],
  negator: /\b(?:no|nunca|tampoco|sin|ningun\w*|jamas|ni)\b/,
  yesInDisguise: /\bpor que no\b|\bno (?:hay problema|dude|dudes|se preocupe)\b/g,
  outOfOffice: [
    /\b(?:fuera de (?:la |mi )?oficina|de vacaciones|estoy ausente|estare ausente|de baja (?:medica|maternal|paternal)|de viaje|permiso de (?:maternidad|paternidad))\b/,
    /\b(?:respuesta|mensaje) automatic[ao]\b/,
    /\bacceso limitado a\b|\bvuelvo (?:a la oficina )?el\b|\bregreso el\b/,
  ],
  outOfOfficeSubject: /^(?:respuesta automatica|fuera de (?:la )?oficina|ausente|ausencia)\b/,
  yes: /^(?:si|si por favor|claro|vale|ok|perfecto|de acuerdo|por supuesto|encantad[oa]|con gusto)$/,
  no: /^(?:no|no por ahora|lo siento no)$/,
  stop: /^(?:stop|baja)$/,
};
