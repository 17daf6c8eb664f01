-- What the desks of casework find cases by. Way back: drop the indexes.
create index case_file_handlers on case_file using gin ((detail -> 'handlerIds') jsonb_path_ops);
create index case_file_on_its_way on case_file (matter_id)
  where detail @? '$.deliveries[*] ? (@.state == "pending" || @.state == "attempted" || @.state == "published")';
create index case_file_payment on case_file ((detail #>> '{payment,dueOn}')) where detail #>> '{payment,fineFen}' is not null;
create index case_file_cash on case_file (matter_id) where detail @? '$.payment.paid[*] ? (@.channel == "on_the_spot")';
create index case_file_hearings on case_file ((detail #>> '{hearing,state}')) where detail #>> '{hearing,state}' is not null;
