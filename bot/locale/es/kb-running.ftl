# Import, export, settings, check and doctor, in Spanish. The rules are those of `en/members.ftl`.


## Import

kb-import-command = importar
kb-import-description = Trae entradas de un archivo; antes verás lo que haría
kb-import-parameter = archivo
kb-import-file-description = YAML, JSON, CSV, Markdown o una página web con sus preguntas frecuentes
kb-import-title = ¿Importar este archivo?
kb-import-reading = Leyendo { $name }…
kb-import-too-big = { $name } es demasiado grande. Acepto archivos de hasta { $most } KB; divídelo, por favor.
kb-import-gone = No pude descargar { $name }. Vuelve a subirlo, por favor.
kb-import-refused-title = No se importó nada
kb-import-refused =
    { $count ->
        [one] Hay un problema en { $name }. Corrígelo y vuelve a subir el archivo:
       *[other] Hay { $count } problemas en { $name }. Los tienes todos en la lista adjunta; corrígelos y vuelve a subir el archivo:
    }
kb-import-place = **línea { NUMBER($line, useGrouping: 0) }, columna { NUMBER($column, useGrouping: 0) }:**
kb-import-counts =
    Esto es lo que haría { $name }; por ahora todo sigue igual.
    - Nuevo: **{ $added }**
    - Con cambios: **{ $changed }**
    - Se queda fuera por un conflicto: **{ $conflicting }**
    - Sin cambios: **{ $unchanged }**
    - Está aquí, pero no en el archivo: **{ $absent }**
kb-import-nothing = Así que no hay nada que importar.
kb-import-warnings =
    { $count ->
        [one] Conviene revisar una cosa del archivo; está en la lista adjunta.
       *[other] Conviene revisar { $count } cosas del archivo; están en la lista adjunta.
    }
kb-import-acceptable =
    { $count ->
        [one] Una de las entradas que se quedan fuera puede entrar sin las formas de preguntar ni los enlaces en conflicto.
       *[other] { $count } de las entradas que se quedan fuera pueden entrar sin las formas de preguntar ni los enlaces en conflicto.
    }
kb-import-added = Nuevo
kb-import-changed = Con cambios
kb-import-conflicting = Se queda fuera
kb-import-absent = Está aquí, pero no en el archivo
kb-clash-question = la entrada { $owner } ya tiene esta pregunta
kb-clash-phrasing = «{ $text }» ya es de la entrada { $owner }
kb-clash-follow-up = no hay ninguna entrada «{ $text }»
kb-clash-topic = no hay ningún tema «{ $text }»
kb-clash-source = no hay ninguna fuente «{ $text }»
kb-import-label = Importar
kb-import-accept-label = Importar también lo que se queda fuera
kb-import-remove-label = Importar y retirar lo que no está en el archivo
kb-import-drop-label = Cancelar
kb-import-anyway-label = Importar de todos modos
kb-import-done =
    { $count ->
        [one] Listo: 1 cambio. Los miembros lo verán en un momento.
       *[other] Listo: { $count } cambios. Los miembros los verán en un momento.
    }
# Kept with the change, for the history.
kb-import-note = importación de { $name }
kb-import-dropped = De acuerdo. No se cambió nada.
kb-import-settled = Esta importación ya está decidida. Si quieres ver el archivo otra vez, vuelve a subirlo.


## Export

kb-export-command = exportar
kb-export-description = Descarga en archivos todo lo que sabe este servidor
kb-export-title = Lo que sabe este servidor
kb-export-done = Una carpeta por colección, en YAML. Con **/{ kb-command } { kb-import-command }** puedes volver a traer cada una.
kb-export-too-big = Los archivos suman { $size } KB, pero aquí Discord solo admite { $most } KB. Quien me administra puede exportarlos con **attache export**.
kb-export-failed = Ahora mismo no pude leer los archivos con lo que sé. Quien me administra encontrará el motivo en mis archivos de registro.


## Settings

kb-settings-command = ajustes
kb-settings-description = Decide cómo trabajo en este servidor
kb-settings-title = Cómo trabajo en este servidor
kb-settings-intro = Lo que elijas se aplica al momento.
kb-settings-saved = Guardado. Ya se aplica.
kb-settings-conflict = Alguien cambió los ajustes mientras tanto, así que tu elección no se guardó. Así están ahora.
kb-settings-placeholder = Elige una opción
kb-settings-answers = Respuestas a /{ ask-command }
kb-settings-private-option = Solo quien pregunta ve la respuesta
kb-settings-public-option = Todo el canal ve la respuesta
kb-settings-stance = Cuánta seguridad necesito para responder al momento
kb-settings-usual-option = La que indican mis colecciones
kb-settings-cautious-option = Mucha: prefiero dar a elegir
kb-settings-balanced-option = Ni mucha ni poca
kb-settings-eager-option = Poca: prefiero responder al momento
kb-settings-language = Mi idioma en los mensajes que ve todo el mundo
kb-settings-any-option = El del servidor en Discord
kb-settings-channels = Canales donde respondo a las menciones
kb-settings-channels-placeholder = Todos los canales
kb-settings-suggest = Foros donde sugiero respuestas a las publicaciones nuevas
kb-settings-suggest-placeholder = Ninguno
kb-settings-readers = Quién ve, además, la cola, el historial y las cifras
kb-settings-contributors = Quién puede, además, proponer cambios
kb-settings-editors = Quién puede, además, hacer cambios
kb-settings-admins = Quién puede, además, cambiar estos ajustes
kb-settings-roles-placeholder = Solo quienes gestionan el servidor
kb-settings-log = Dónde aviso de los cambios
kb-settings-log-placeholder = En ningún canal
kb-settings-retention = Cuánto tiempo guardo los votos y las preguntas sin respuesta
kb-settings-days-option =
    { $count ->
        [one] 1 día
       *[other] { $count } días
    }


## Check

kb-check-command = revisar
kb-check-description = Mira qué se puede mejorar en lo que sé aquí
kb-check-title = Qué se puede mejorar
kb-check-fine = No encontré nada que corregir.
kb-check-counts = Por corregir: **{ $errors }**. Por revisar: **{ $warnings }**.
kb-check-error = ❌
kb-check-warning = ⚠️
# A server's own change lies over a shared text that is another now.
kb-compare-placeholder = Ver qué cambió debajo de la versión de este servidor
kb-compare-title = El texto común ha cambiado
kb-compare-shared = Desde que este servidor lo cambió, el texto común ha pasado a ser:
kb-compare-gone = El conocimiento común ya no lo tiene. Aquí los miembros ven la versión de este servidor.
kb-compare-own = Este servidor tiene en su lugar:
kb-compare-keep-label = Mantener la nuestra
kb-compare-drop-label = Usar el texto común
kb-compare-remove-label = Quitar la nuestra
kb-compare-back-label = Volver a la lista
kb-compare-settled = Aquí ya no hay nada que comparar.


## Doctor

kb-doctor-command = doctor
kb-doctor-description = Mira si todo va bien aquí y cómo arreglar lo que no
kb-doctor-title = Cómo estoy
kb-doctor-may = En { $channel } tengo todos los permisos que necesito.
kb-doctor-may-not = En { $channel } me faltan permisos: { $missing }. Dáselos a mi rol en los ajustes del canal.
kb-doctor-channel-gone = No puedo ver { $channel }. Dale a mi rol permiso para verlo o elige otro canal en **/{ kb-command } { kb-settings-command }**.
kb-doctor-no-channels = Discord no me dijo qué puedo hacer en los canales de los ajustes. Inténtalo de nuevo en un momento.
# Permissions, as Discord calls them.
kb-may-view = Ver canal
kb-may-send = Enviar mensajes
kb-may-send-in-threads = Enviar mensajes en hilos
kb-may-read-history = Leer el historial de mensajes
kb-doctor-intents = Recibo las menciones y los mensajes directos.
kb-doctor-all-intents = Recibo las menciones y los mensajes directos, y leo el texto de las publicaciones nuevas de los foros.
kb-doctor-no-intents = Me iniciaron sin los «intents» de mensajes, así que no recibo menciones ni mensajes directos. Quien me administra tiene que iniciarme con ellos.
kb-doctor-commands = Discord tiene mis comandos al día.
kb-doctor-old-commands = Discord tiene una versión anterior de mis comandos. Quien me administra debería reiniciarme.
kb-doctor-commands-unknown = No sé qué comandos le di a Discord la última vez. Si falta alguno, quien me administra debería reiniciarme.
kb-doctor-database =
    { $count ->
        [one] Mi base de datos respondió en 1 ms.
       *[other] Mi base de datos respondió en { $count } ms.
    }
kb-doctor-no-database = Mi base de datos no responde. Sigo respondiendo a los miembros con lo que tengo en memoria, pero no se puede guardar nada. Quien me administra encontrará el motivo en mis archivos de registro.
kb-doctor-by-meaning =
    { $count ->
        [one] Conozco una entrada y la encuentro por su significado.
       *[other] Conozco { $count } entradas y las encuentro por su significado.
    }
kb-doctor-by-words =
    { $count ->
        [one] Conozco una entrada, pero solo la encuentro por sus palabras. Para que la encuentre por su significado, quien me administra tiene que instalar el extra **semantic**.
       *[other] Conozco { $count } entradas, pero solo las encuentro por sus palabras. Para que las encuentre por su significado, quien me administra tiene que instalar el extra **semantic**.
    }
kb-doctor-problems =
    { $count ->
        [one] No pude aplicar un cambio de este servidor. Edita o recupera lo que se indica:
       *[other] No pude aplicar { $count } cambios de este servidor. Edita o recupera lo que se indica:
    }
kb-doctor-log = En { $channel } aviso de los cambios.
kb-doctor-log-failed = No pude avisar en { $channel } de los últimos cambios. Mira arriba qué me falta allí o elige otro canal en **/{ kb-command } { kb-settings-command }**.
kb-doctor-no-log = No aviso de los cambios en ningún canal. Puedes elegir uno en **/{ kb-command } { kb-settings-command }**.
