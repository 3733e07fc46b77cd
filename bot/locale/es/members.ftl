# What the bot itself says, in Spanish. The first lines of `en/members.ftl` are the rules.
#
# It is read in Spain and in Latin America, so it takes words and tenses that are at home in both.
# Members are addressed as "tú". Moderators are "moderación" or "el equipo de moderación", so that
# nobody's gender is guessed.


## Slash commands, their parameters, and the message menu. Shown by Discord before anything is said.

ask-command = preguntar
ask-description = Hazme una pregunta con tus propias palabras
topic-command = tema
topic-description = Mira lo que sé sobre un tema; solo tú lo ves
faq-command = faq
faq-description = Recorre todas las preguntas, tema por tema; solo tú las ves
search-command = buscar
search-description = Busca respuestas con unas pocas palabras; solo tú las ves
help-command = ayuda
help-description = Descubre qué puedo hacer aquí
privacy-command = privacidad
privacy-description = Mira lo que guardo sobre ti y bórralo si quieres

# Of /ask and /faq.
question-parameter = pregunta
question-description = Tu pregunta, o elige una de la lista
# Of /ask: yes or no.
share-parameter = compartir
share-description = Mostrar aquí la respuesta a todo el mundo
# Of /topic: the name of a topic.
name-parameter = nombre
name-description = El tema; déjalo vacío para verlos todos
# Of /search.
words-parameter = palabras
words-description = Las palabras que quieres buscar

# Under "Apps" in the menu of any message.
answer-menu = Responder con las FAQ


## Answers

# Opens the whole of an answer.
read-more-label = Leer más
# In small print, followed by the topic and the source.
part-of-answer = Esto es solo una parte de la respuesta
# In small print. $day is a date.
reviewed = Revisada el { DATETIME($day, dateStyle: "long") }
answer-gone = Esa respuesta ya no está. Pregúntame otra vez y buscaré la que ocupa su lugar.
# Where others may have taken its place: the title and the sentence, then buttons with questions.
answer-replaced-title = Esa respuesta ya no está
answer-replaced = Quizá ahora ocupe su lugar una de estas:
# Leads from all of an answer back to the part that was shown first.
less-label = Ver menos
# Leads back to the list that an answer was picked from.
back-label = Volver a la lista

# Under an answer. The first two are votes; they stand beside a thumb up and a thumb down.
helpful-label = Me sirve
unhelpful-label = No me sirve
# Shows a private answer to everybody in the channel.
share-label = Compartir
# Sends a copy of the answer as a file.
save-label = Guardar
# Opens the form to the moderators, here and below.
tell-label = Preguntar a moderación
# Opens the form in which a member suggests an answer.
suggest-label = Sugerir una respuesta

# After a vote for an answer.
rated = Gracias, tomo nota. Puedes cambiar de opinión cuando quieras.
# After a vote against one: the title, one of the next two sentences, then the third.
unhelpful-title = Siento no haberte ayudado
unhelpful = Quizá te sirva una de estas:
nothing-closer = No tengo nada que se acerque más.
unhelpful-hint = También puedes contarle al equipo de moderación qué buscabas.

# When several entries may be meant: the title, then numbered questions.
choices-title = ¿Te refieres a una de estas?
none-of-these-label = Ninguna de estas
# After a press on that: the title and the sentence.
refused-title = Entonces esa no me la sé
refused = Prefiero no adivinar. Puedes decirlo con otras palabras o preguntar al equipo de moderación.

# When nothing answers a question: the title, then these sentences, then buttons with questions.
miss-title = Esa no me la sé
not-known = Todavía no tengo respuesta para eso, y prefiero no adivinar.
# $topics is a list, such as "**Lending** and **Rooms**".
nearest-topics = Lo más parecido que conozco: { $topics }.
ask-again = Puedes preguntarlo con otras palabras o empezar por una de estas:
ask-again-only = Puedes preguntarlo con otras palabras.

# When there is no question in what was sent.
no-question-title = ¿Qué te gustaría saber?
no-question = Pregúntame con tus propias palabras. Puedes empezar por una de estas:
# The same where there are no questions to start with.
no-question-only = Pregúntame con tus propias palabras.


## The form to the moderators

tell-form = Preguntar a moderación
tell-question-field = Tu pregunta
tell-wish-field = ¿Qué estabas buscando?
wish-placeholder = Con una o dos frases basta
# To be ticked, with what is kept for it.
tell-me-field = Avísame cuando haya una respuesta
tell-me-description = Para eso guardo tu ID de Discord junto a la pregunta hasta que te haya escrito.
told = Gracias. El equipo de moderación verá tu pregunta, sin tu nombre.
# When they ticked that.
told-and-waiting = Gracias. El equipo de moderación verá tu pregunta, sin tu nombre, y que alguien espera la respuesta. Cuando haya una, te la podrá enviar a través de mí.
# In direct messages, which belong to no server.
told-elsewhere = Gracias. Las personas que se ocupan de mí verán tu pregunta, sin tu nombre.
tell-empty = El formulario estaba vacío. Escribe tu pregunta en él, por favor.
# Of questions sent to the moderators, and of answers suggested.
enough-for-today = Ha sido mucho para un día. Vuelve mañana; aquí está lo que escribiste.
# The form in which a member suggests an answer; then what is said when it came back.
suggest-form = Sugerir una respuesta
suggest-question-field = La pregunta
suggest-answer-field = Tu respuesta
suggest-answer-description = El equipo la ve con tu nombre. Si se aprueba, la recibirá todo el mundo aquí.
suggest-taken = Gracias. El equipo mirará tu respuesta y te escribiré cuando lo haya decidido.
# Below these, what they wrote is attached as a file. The last is followed by a list.
suggest-nowhere = Solo se pueden sugerir respuestas en servidores que me tienen instalado. Aquí está lo que escribiste.
suggest-too-many = Ya hay tres respuestas tuyas esperando. Habrá sitio en cuanto se decida una. Aquí está lo que escribiste.
suggest-already = Ya se ha sugerido una respuesta a esa pregunta. Aquí está lo que escribiste.
suggest-answered = Esa pregunta ya tiene respuesta aquí: «{ $question }». Aquí está lo que escribiste.
suggest-invalid = No se puede aceptar tal cual. Aquí está lo que escribiste y lo que falla:
# The direct message to whoever ticked that, followed by the answer. $link is where they asked.
answer-arrived = Ya hay una respuesta a lo que preguntaste en { $link }. Querías que te avisara:
# In small print below an answer that is too long for a message.
answer-arrived-in-file = Esto es solo el principio: la respuesta completa está en el archivo de abajo.


## Sharing and saving an answer

# In small print under an answer. $name is the member who shared it.
shared-by = Compartida por { $name }
you-may-not-share = No tienes permiso para escribir aquí, así que solo tú ves esta respuesta.
apps-may-not-share = Las aplicaciones externas no pueden escribir aquí, así que solo tú ves esta respuesta.
# To a member who had much posted in a short time, here and with the message menu.
post-later =
    Son muchas seguidas. Podré publicar algo más por ti aquí dentro de { $seconds ->
        [one] 1 segundo
       *[other] { $seconds } segundos
    }.
# $link is the address of the direct message.
saved = La tienes en tus mensajes directos: { $link }
saved-here = No puedo enviarte mensajes directos, así que aquí tienes tu copia.
# In the copy, each followed by what it names. The last is the name of a collection of answers.
copy-topic = Tema
copy-sources = Fuentes
copy-reviewed = Revisada
copy-origin = Colección


## Lists of topics and of answers

topics-title = Temas que conozco
topics-hint = Elige un tema para ver sus preguntas o empieza por una de estas:
# The same where there are no questions to start with.
topics-only = Elige un tema para ver sus preguntas.
no-topics = Todavía no me han enseñado nada. Vuelve más adelante, por favor.
# Heads a list of all topics.
no-such-topic = No conozco ningún tema llamado «{ $name }». Estos son los que tengo:
topic-gone = Ese tema ya no está. Usa **/{ topic-command }** para ver los que tengo.
# Stands for a topic: the questions that belong to none.
other-questions-option = Otras preguntas
# Beside the title of a topic, and in a menu.
answers-option =
    { $count ->
        [one] 1 respuesta
       *[other] { $count } respuestas
    }
topic-placeholder = Elige un tema
question-placeholder = Elige una pregunta
all-topics-label = Todos los temas
previous-label = Anterior
next-label = Siguiente
page = Página { $page } de { $last }

# Heads a list of answers.
found = Respuestas sobre «{ $words }»
nothing-found = No encontré nada sobre «{ $words }». Prueba con otras palabras o echa un vistazo a todos los temas.
# The typed word: see the note at "help" below.
search-what = Dime qué quieres buscar, así: **search** y unas cuantas palabras.
# The same outside of direct messages.
search-what-elsewhere = Dime qué quieres buscar, con **/{ search-command }** y unas cuantas palabras.


## Help. First the text for where the member is, then how to reach somebody.

help-title = Cómo preguntarme

# In direct messages. The words in bold without a "/" are typed, and the bot must understand them:
# leave them as they are, in every language.
help =
    Escríbeme tu pregunta, con tus propias palabras. Si hay alguna errata, no pasa nada.
    - **tell me more** o **2** continúa a partir de mi última respuesta
    - **topics** muestra los temas que conozco
    - **search** y unas cuantas palabras encuentra respuestas que encajan
    - **privacy** muestra lo que recuerdo de ti
    En un servidor, escribe **/{ ask-command }**. O mencióname con tu pregunta y todo el mundo verá la respuesta.

# In a server, and elsewhere; then what else can be done there.
help-commands =
    Solo tú ves lo que respondo a estos comandos, aunque algunos servidores muestran a todo el mundo las respuestas a **/{ ask-command }**:
    - **/{ ask-command }** responde a lo que preguntes con tus propias palabras
    - **/{ faq-command }** recorre todas las preguntas, tema por tema
    - **/{ topic-command }** abre un tema
    - **/{ search-command }** busca respuestas con unas pocas palabras
    - **/{ privacy-command }** muestra lo que recuerdo de ti
help-in-server = Si me mencionas, respondo a la vista de todo el mundo. También puedes escribirme por mensaje directo.
# In a server that has not installed the bot, and in direct messages between others.
help-elsewhere = También puedes escribirme por mensaje directo.

moderators-here = Cuando no pueda ayudarte, pregunta al equipo de moderación de este servidor.
moderators-elsewhere = Cuando no pueda ayudarte, pregunta al equipo de moderación del servidor donde me conociste.


## Privacy. The typed words: see the note at "help".

privacy-title = Lo que recuerdo de ti
privacy =
    - **Tus preguntas** no se guardan con tu nombre. Las que no sé responder bien se guardan para el equipo de moderación, sin decir quién las hizo. Si pediste que te avise de una respuesta, tu ID de Discord queda junto a esa pregunta hasta que lo haga.
    - **Tus votos** sobre las respuestas se guardan con tu ID de Discord, para que cada persona tenga uno por respuesta. También las respuestas que sugieres, para el equipo de moderación.
    - **Nuestra conversación** está solo en mi memoria: qué respuestas te mostré, para que funcione **tell me more**, hasta media hora después de tu último mensaje. También el idioma en el que usas Discord; durante unos segundos, cuántas veces me mencionas o me haces publicar una respuesta; y durante un día, cuántas respuestas sugieres, cuántas preguntas envías al equipo de moderación y qué preguntas tuyas no supe responder.
show-data-label = Ver mis datos
delete-data-label = Borrar mis datos
no-data = No guardo nada sobre ti.
# The first line, then one line for each kind of thing, then the last.
data = Esto es lo que guardo sobre ti:
data-votes =
    { $count ->
        [one] 1 voto sobre una respuesta
       *[other] { $count } votos sobre respuestas
    }
data-questions =
    { $count ->
        [one] 1 pregunta cuya respuesta quieres recibir
       *[other] { $count } preguntas cuyas respuestas quieres recibir
    }
data-changes =
    { $count ->
        [one] 1 cambio en las respuestas
       *[other] { $count } cambios en las respuestas
    }
data-proposals =
    { $count ->
        [one] 1 propuesta de respuesta
       *[other] { $count } propuestas de respuestas
    }
data-actions =
    { $count ->
        [one] 1 acción de moderación
       *[other] { $count } acciones de moderación
    }
data-attached = Todo está en el archivo adjunto.
# The title and the question, above the button.
delete-title = ¿Borrar todo lo que guardo sobre ti?
delete-question = Así retiras tus votos y termina nuestra conversación. No se puede deshacer.
delete-sure-label = Sí, borrar
deleted = Listo. Nada de lo que guardo lleva ya tu ID.


## Small talk in direct messages and mentions

# Followed by buttons with questions.
greeting = ¡Hola! Pregúntame lo que quieras, con tus propias palabras. Puedes empezar por una de estas:
# The same where there are no questions to start with.
greeting-only = ¡Hola! Pregúntame lo que quieras, con tus propias palabras.
welcome = ¡De nada!
# When the member says that no choice was right.
declined = Perdona, entonces todavía no te entiendo. ¿Puedes decirlo con otras palabras?
# After an "ok" or "nice".
nodded = Bien. Pregúntame lo que quieras, cuando quieras.
goodbye = ¡Hasta luego! Aquí estoy cuando tengas otra pregunta.
# When more is wanted, and there is none.
no-more = Es todo lo que tengo sobre esto. Puedes preguntarme otra cosa.
# When a number is none of those of the list before it.
not-offered =
    { $count ->
        [one] Aquí solo hay una opción: el número 1.
       *[other] Aquí solo hay { $count } opciones. ¿A qué número te refieres?
    }
# When a message holds only pictures or files.
wordless = Solo puedo leer texto. ¿Qué te gustaría saber?


## Mentions in a channel

mention-help = Mencióname y escribe tu pregunta en el mismo mensaje, con tus propias palabras. También puedes usar **/{ ask-command }**.
# $channels names channels, such as "#help and #faq".
elsewhere = Respondo a las menciones en { $channels }. Aquí puedes usar **/{ ask-command }**.
slow-down =
    Son muchas preguntas seguidas. Vuelve a preguntarme aquí dentro de { $seconds ->
        [one] 1 segundo
       *[other] { $seconds } segundos
    } o usa **/{ ask-command }**.
# In the place of the same answer again. $link is the address of the message.
answered-here =
    Lo respondí aquí hace { $seconds ->
        [one] 1 segundo
       *[other] { $seconds } segundos
    }: { $link }
# A direct message to whoever mentioned the bot where it may not write. $channel names the channel.
may-not-write-there = Me mencionaste en { $channel }, pero no tengo permiso para escribir allí. Puedes usar allí **/{ ask-command }** o preguntarme aquí.
# Removes an answer.
dismiss-label = Quitar
not-yours = Solo puede quitar esto la persona que lo pidió o alguien con permiso para gestionar mensajes aquí.
# Below an answer to a new post in a forum, which nobody has called us to.
suggested = Puede que esto responda a tu publicación. Si no, quítalo y espera otras respuestas.


## The message menu: a private list of what may answer a message, of which one is posted

matches-title = Lo que podría responder a este mensaje
no-matches = No tengo respuesta para este mensaje.
post-placeholder = Elige la respuesta que quieres publicar
# In small print under the answer. $name is the member who fetched it.
looked-up = Encontrada por { $name }
# Before that, where no reply to the message is possible.
in-answer-to = En respuesta a { $link }
posted = Publicada: { $link }
nothing-to-answer = Solo puedo leer texto, y en este mensaje no hay nada escrito.
# Where the message is one of those that Discord writes, such as that a thread was opened.
not-answerable = Este mensaje es del propio Discord, y nadie puede responder a él.
message-gone = Ese mensaje ya no está, así que no publiqué nada.
you-may-not-write = No tienes permiso para escribir aquí, así que no publiqué nada en tu nombre.
i-may-not-write = No tengo permiso para responder aquí. El equipo de moderación puede permitirme ver el canal, leer su historial y enviar mensajes.
apps-may-not-write = Las aplicaciones externas no pueden escribir aquí, así que no publiqué nada.


## Errors. $reference is a short code by which the operator finds the error in the log.

failed = Lo siento, algo falló por mi parte. Inténtalo de nuevo en un momento. Si sigue pasando, dale este código al equipo de moderación: { $reference }
# When the database is away.
not-kept = No pude hacerlo en este momento. Inténtalo de nuevo en un rato, por favor.
# After a press on a button of another version of the bot.
unknown-control = Ya no reconozco este botón. Pregúntame otra vez, por favor.
# The only line in the list that Discord shows while a question is typed.
failed-suggestion = Ahora mismo no hay sugerencias ({ $reference }). Envía tu pregunta de todos modos.
